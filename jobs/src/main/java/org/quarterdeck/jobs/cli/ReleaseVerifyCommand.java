package org.quarterdeck.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Whether a release is what it was: its files, every figure computed anew, every page drawn anew.",
        mixinStandardHelpOptions = true)
final class ReleaseVerifyCommand implements Callable<Integer> {
    /** What was found, a line each: a part that is as published, or one thing that is not. */
    private record Line(String releaseId, String part, long checked, String problem) {}

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("release_id", 12, Line::releaseId),
            new Column<>("part", 7, Line::part),
            new Column<>("checked", 7, Line::checked),
            new Column<>("problem", 30, Line::problem));

    private static final int WIDTH = 80;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(paramLabel = "R", arity = "0..1", description = "The release's id, as 2020-05-31-1.")
    private @Nullable String releaseId;

    @Option(names = "--all", description = "Every release.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            List<Releases.Entry> releases = chosen(office);
            try (Warehouse warehouse = Warehouse.open(
                    Engine.start(), office.database(), office.home().warehouse())) {
                Verification verification = new Verification(office, warehouse);
                List<Line> lines = new ArrayList<>();
                boolean isSound = true;
                for (Releases.Entry release : releases) {
                    List<Verification.Finding> findings = verification.verify(release);
                    isSound &= findings.stream().allMatch(f -> f.problems().isEmpty());
                    if (listing.isTable()) {
                        print(release, findings);
                    } else {
                        findings.forEach(f -> lines.addAll(lines(f)));
                    }
                }
                if (!listing.isTable()) {
                    listing.print(command.commandLine().getOut(), COLUMNS, lines);
                }
                return isSound ? ExitCode.DONE : ExitCode.FAILED;
            }
        }
    }

    private List<Releases.Entry> chosen(Office office) {
        if (all == (releaseId != null)) {
            throw new UsageProblem("name one release, or say --all; quarterdeck release list shows them");
        }
        return releaseId == null ? office.releases().all() : List.of(ReleaseOption.named(office, releaseId));
    }

    private void print(Releases.Entry release, List<Verification.Finding> findings) {
        boolean isSound = findings.stream().allMatch(f -> f.problems().isEmpty());
        options.result("Release " + release.releaseId() + (isSound ? " is what it was" : " is NOT what it was"));
        for (Verification.Finding finding : findings) {
            String count = ReleaseShowCommand.grouped(finding.checked());
            String verdict = finding.problems().isEmpty() ? said(finding.part()) : "not as published:";
            options.result(String.format("  %-8s %8s  %s", finding.part().word(), count, verdict));
            finding.problems()
                    .forEach(p -> TextTable.wrapped(p, WIDTH - 4).forEach(line -> options.result("    " + line)));
        }
    }

    private static String said(Verification.Part part) {
        return switch (part) {
            case FILES, TABLES -> "as published";
            case FIGURES -> "computed anew, the same";
            case PAGES -> "drawn anew, the same";
        };
    }

    private static List<Line> lines(Verification.Finding finding) {
        List<String> problems = finding.problems().isEmpty() ? List.of("") : finding.problems();
        return problems.stream()
                .map(p -> new Line(finding.releaseId(), finding.part().word(), finding.checked(), p))
                .toList();
    }
}
