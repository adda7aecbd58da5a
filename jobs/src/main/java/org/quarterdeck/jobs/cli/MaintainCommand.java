package org.quarterdeck.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.Maintenance;
import org.quarterdeck.jobs.release.Maintenance.Line;
import org.quarterdeck.jobs.release.Maintenance.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "maintain",
        description =
                "Make many small files few, give up what no release needs, look whether every release still reads.",
        mixinStandardHelpOptions = true)
final class MaintainCommand implements Callable<Integer> {
    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("of", 22, Line::of),
            new Column<>("part", 9, line -> line.part().word()),
            new Column<>("before", 8, Line::before),
            new Column<>("after", 8, Line::after),
            new Column<>("freed_bytes", 11, Line::freedBytes),
            new Column<>("problem", 12, Line::problem));

    private static final int WIDTH = 80;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            Optional<Lease> lease = Lease.take(office.database(), office.clock());
            if (lease.isEmpty()) {
                options.warn("Another run holds the lease. Try again when it has ended.");
                return ExitCode.BUSY;
            }
            Lease held = lease.get();
            try (held;
                    Warehouse warehouse = Warehouse.open(
                            Engine.start(), office.database(), office.home().warehouse())) {
                return report(new Maintenance(office, warehouse, dryRun, options.notices()::done).run());
            }
        }
    }

    private int report(List<Line> lines) {
        List<Line> problems = lines.stream().filter(l -> l.problem() != null).toList();
        if (listing.isTable()) {
            print(lines, problems);
        } else {
            listing.print(command.commandLine().getOut(), COLUMNS, lines);
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(List<Line> lines, List<Line> problems) {
        List<Line> news = lines.stream()
                .filter(Line::isNews)
                .filter(l -> l.problem() == null)
                .toList();
        if (!news.isEmpty()) {
            listing.print(
                    command.commandLine().getOut(),
                    COLUMNS.stream().filter(c -> !c.name().equals("problem")).toList(),
                    news);
        }
        long tables = lines.stream().filter(l -> l.part() == Part.EXPIRE).count();
        long releases = lines.stream()
                .filter(l -> l.part() == Part.READ)
                .map(Line::of)
                .distinct()
                .count();
        long freed = lines.stream().mapToLong(Line::freedBytes).sum();
        options.result((dryRun ? "Nothing was done. " : "") + counted(tables, "table") + " and "
                + counted(releases, "release") + " looked at, " + counted(problems.size(), "problem")
                + (dryRun ? "" : ", " + ReleaseShowCommand.grouped(freed) + " bytes freed"));
        problems.forEach(l -> TextTable.wrapped(l.of() + ", " + l.part().word() + ": " + l.problem(), WIDTH)
                .forEach(options::result));
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
