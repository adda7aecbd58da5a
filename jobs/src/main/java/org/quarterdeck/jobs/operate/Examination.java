package org.quarterdeck.jobs.operate;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.intake.Inbox;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.Runs;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.StrictYaml;

/** What an operator wants to know before a night: is everything in order, and if not, what is to be done? */
public final class Examination {
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private final Office office;
    private final List<Finding> findings = new ArrayList<>();

    /** Examines an office; nothing is changed. */
    public Examination(Office office) {
        this.office = office;
    }

    /** Everything that was looked at, in order. */
    public List<Finding> findings() {
        findings.clear();
        look("settings", () -> office.settings().name().english());
        look(
                "sources",
                () -> office.sources().all().size() + " in " + office.home().sources());
        lists();
        look("tables", () -> LoadPlan.of(office.tables()).loads().size() + " loads");
        look("metrics", this::metrics);
        look(
                "packs",
                () -> String.join(
                        ", ", Packs.read(office.packFolders()).byName().keySet()));
        look(
                "schedule",
                () -> String.join(
                        ", ",
                        StrictYaml.read(office.home().scheduleFile(), ScheduleSettings.class)
                                .jobs()
                                .keySet()));
        look(
                "database",
                () -> office.database().place() + ", "
                        + counted(office.releases().all().size(), "release"));
        look("disk", this::disk);
        look("inbox", this::inbox);
        look(
                "lease",
                () -> Lease.holder(office.database(), office.clock())
                        .map(holder -> "held by " + holder)
                        .orElse("free"));
        look("last run", this::lastRun);
        return List.copyOf(findings);
    }

    /** A line a list: an office with an old list of its own should see it. */
    private void lists() {
        try {
            office.reference()
                    .all()
                    .values()
                    .forEach(list -> look(
                            "list",
                            () -> list.name() + ", the " + (list.isOffices() ? "office's own" : "product's") + ": "
                                    + list.version()));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(problem -> findings.add(new Finding("list", false, problem)));
        }
    }

    private String metrics() {
        FigureComputation.check(office.metrics(), office.tables());
        TreeSet<String> undated = new TreeSet<>();
        office.metrics().byId().values().forEach(metric -> undated.addAll(metric.since()));
        undated.removeAll(office.settings().dates().keySet());
        String count = office.metrics().byId().size() + " metrics";
        return undated.isEmpty()
                ? count
                : count + "; no windows since " + String.join(", ", undated)
                        + ": date it under dates: in config/office.yaml to have them";
    }

    private String disk() throws IOException {
        Path home = office.home().root();
        if (!Files.isWritable(home)) {
            throw new IOException(home + " cannot be written; give this user the right to");
        }
        FileStore store = Files.getFileStore(home);
        if (store.getUsableSpace() < LEAST_FREE_BYTES) {
            throw new IOException("less than 1 GiB is free in " + home + "; make room before the next night");
        }
        return (store.getUsableSpace() >> 30) + " GiB free";
    }

    private String inbox() throws IOException {
        Inbox inbox = new Inbox(office.home().inbox());
        if (!inbox.misplaced().isEmpty()) {
            throw new IOException("these are not taken in: "
                    + inbox.misplaced().stream().map(Inbox::printed).toList()
                    + "; only regular files with plain names in inbox/<source>/ are");
        }
        for (Inbox.Waiting file : inbox.waiting()) {
            if (file.isOverdue(office.clock().instant())) {
                throw new IOException(file.said(office.clock().instant()));
            }
        }
        int waiting = inbox.look().size();
        return waiting + (waiting == 1 ? " file waits" : " files wait");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String lastRun() throws IOException {
        List<Runs.Run> runs = office.runs().all();
        if (runs.isEmpty()) {
            return "none yet";
        }
        Runs.Run last = runs.get(runs.size() - 1);
        if (List.of("failed", "gated", "unsettled").contains(last.status())) {
            throw new IOException(last.runId() + " " + last.status() + ": " + last.message());
        }
        return last.runId() + " " + last.status();
    }

    private void look(String what, Look look) {
        try {
            findings.add(new Finding(what, true, look.look()));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(problem -> findings.add(new Finding(what, false, problem)));
        } catch (IOException | RuntimeException e) {
            findings.add(new Finding(what, false, String.valueOf(e.getMessage())));
        }
    }

    private interface Look {
        String look() throws IOException;
    }

    /**
     * What was found.
     *
     * @param isFine whether there is nothing to do
     * @param text what is, or what is wrong and what to do
     */
    public record Finding(String what, boolean isFine, String text) {}
}
