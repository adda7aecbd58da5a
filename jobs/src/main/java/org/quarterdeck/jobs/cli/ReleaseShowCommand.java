package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = "What a release is made of: tables, deliveries, definitions, gates.",
        mixinStandardHelpOptions = true)
final class ReleaseShowCommand implements Runnable {
    private static final int WIDTH = 80;
    /** So much of a digest tells two apart. */
    private static final int SHORT = 12;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(paramLabel = "R", description = "The release's id, as 2020-05-31-1.")
    private String releaseId = "";

    @Option(names = "--full", description = "Every delivery and every definition, with whole digests.")
    private boolean full;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** One thing that a release is made of, for CSV and JSON. */
    private record Part(String part, String name, String detail, String digest) {}

    private static final List<Listing.Column<Part>> COLUMNS = List.of(
            new Listing.Column<>("part", 10, Part::part),
            new Listing.Column<>("name", 20, Part::name),
            new Listing.Column<>("detail", 20, Part::detail),
            new Listing.Column<>("digest", 20, Part::digest));

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = ReleaseOption.named(office, releaseId);
            Release release = Release.open(office.home().release(entry.releaseId()));
            List<GateResults.Entry> gates = office.gateResults().of(entry.runId());
            PrintWriter out = command.commandLine().getOut();
            if (listing.isTable()) {
                head(entry, release);
                tables(release.manifest(), out);
                deliveries(release.manifest(), out);
                definitions(release.manifest(), out);
                gates(gates);
                out.flush();
            } else {
                listing.print(out, COLUMNS, parts(entry, release, gates));
            }
        }
    }

    private void head(Releases.Entry entry, Release release) {
        Manifest manifest = release.manifest();
        options.result("Release      " + entry.releaseId());
        if (entry.ofReleaseId() != null) {
            options.result("Again        " + entry.ofReleaseId() + ", published once more");
        }
        options.result("As of        " + entry.asOf());
        options.result("Published    " + entry.publishedAt());
        options.result("Run          " + entry.runId());
        options.result("Version      " + manifest.codeVersion());
        options.result("Office       " + manifest.office().name().in("en") + ", "
                + manifest.office().timeZone() + (manifest.office().sampleData() ? ", sample data" : ""));
        options.result("Figures      " + grouped(release.figures().all().size()) + ": " + statuses(release));
        options.result("  digest     " + manifest.figuresDigest());
    }

    private static String statuses(Release release) {
        SortedMap<String, Long> counts = new TreeMap<>();
        release.figures().all().stream().map(Figure::status).forEach(s -> counts.merge(s.word(), 1L, Long::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(e -> grouped(e.getValue()) + " " + e.getKey())
                        .toList());
    }

    private void tables(Manifest manifest, PrintWriter out) {
        options.result("");
        options.result("Tables       " + manifest.tables().size());
        TextTable table = new TextTable(
                WIDTH,
                List.of(
                        new TextTable.Head("table", 20, false),
                        new TextTable.Head("rows", 4, true),
                        new TextTable.Head("snapshot", 20, true)));
        manifest.tables()
                .forEach(t -> table.add(List.of(t.table(), grouped(t.rows()), String.valueOf(t.snapshotId()))));
        table.print(out);
    }

    private void deliveries(Manifest manifest, PrintWriter out) {
        options.result("");
        options.result("Deliveries   " + grouped(manifest.deliveries().size()));
        SortedMap<String, Long> counts = new TreeMap<>();
        manifest.deliveries().keySet().forEach(id -> counts.merge(source(id), 1L, Long::sum));
        counts.forEach((source, count) -> options.result(String.format("  %-28s %8s", source, grouped(count))));
        if (full) {
            digests("  delivery", manifest.deliveries(), out);
        }
    }

    private void definitions(Manifest manifest, PrintWriter out) {
        options.result("");
        options.result("Definitions  " + grouped(manifest.definitions().size()));
        SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();
        manifest.definitions()
                .forEach((path, digest) -> groups.computeIfAbsent(group(path), g -> new TreeMap<>())
                        .put(path, digest));
        groups.forEach((group, files) -> options.result(String.format(
                "  %-28s %8s  %s",
                group,
                grouped(files.size()),
                org.quarterdeck.jobs.office.Digests.sha256(files.values()).substring(0, SHORT))));
        if (full) {
            digests("  definition", manifest.definitions(), out);
        } else {
            options.result("  each with its digest: release show " + releaseId + " --full");
        }
    }

    private static void digests(String name, Map<String, String> digests, PrintWriter out) {
        out.println();
        TextTable table = new TextTable(
                WIDTH, List.of(new TextTable.Head(name, 30, false), new TextTable.Head("sha256", 32, false)));
        digests.forEach((key, digest) -> table.add(List.of("  " + key, digest)));
        table.print(out);
    }

    private void gates(List<GateResults.Entry> gates) {
        options.result("");
        long held = gates.stream().filter(g -> g.offenders() == 0).count();
        options.result("Gates        " + grouped(gates.size()) + ": " + grouped(held) + " held");
        gates.stream()
                .filter(g -> g.offenders() > 0)
                .forEach(g -> TextTable.wrapped("  " + sentence(g), WIDTH).forEach(options::result));
    }

    private static String sentence(GateResults.Entry gate) {
        return gate.severity() + ": " + gate.tableName() + ": " + gate.rule() + "; " + grouped(gate.offenders())
                + (gate.offenders() == 1 ? " row breaks it" : " rows break it");
    }

    private static List<Part> parts(Releases.Entry entry, Release release, List<GateResults.Entry> gates) {
        Manifest manifest = release.manifest();
        List<Part> parts = new java.util.ArrayList<>();
        parts.add(new Part("release", entry.releaseId(), String.valueOf(entry.asOf()), ""));
        parts.add(new Part("published", String.valueOf(entry.publishedAt()), entry.runId(), ""));
        parts.add(new Part("version", manifest.codeVersion(), "", ""));
        parts.add(new Part(
                "figures",
                String.valueOf(release.figures().all().size()),
                statuses(release),
                manifest.figuresDigest()));
        manifest.tables()
                .forEach(t -> parts.add(
                        new Part("table", t.table(), t.rows() + " rows, snapshot " + t.snapshotId(), t.fingerprint())));
        manifest.deliveries().forEach((id, digest) -> parts.add(new Part("delivery", id, source(id), digest)));
        manifest.definitions().forEach((path, digest) -> parts.add(new Part("definition", path, group(path), digest)));
        gates.forEach(g -> parts.add(
                new Part("gate", g.tableName() + ": " + g.rule(), g.severity() + ", " + g.offenders() + " rows", "")));
        return parts;
    }

    private static String group(String path) {
        String[] steps = path.split("/");
        return steps.length == 1 ? path : steps[0].equals("office") ? steps[0] + "/" + steps[1] : steps[0];
    }

    private static String source(String deliveryId) {
        return deliveryId.replaceFirst("-[0-9a-f]{12}$", "");
    }

    static String grouped(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
