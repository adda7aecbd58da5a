package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.ChangeClass;
import org.quarterdeck.jobs.release.ChangedFigure;
import org.quarterdeck.jobs.release.ChangedRow;
import org.quarterdeck.jobs.release.Comparison;
import org.quarterdeck.jobs.release.OpenReleases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = "Which figures changed from release A to B, by how much, why, and the rows that did it.",
        mixinStandardHelpOptions = true)
final class ReleaseCompareCommand implements Runnable {
    private static final List<Column<ChangedFigure>> FIGURES = List.of(
            new Column<>("metric", 14, f -> f.before().metric()),
            new Column<>("period_kind", 0, f -> f.before().period().kind().word()),
            new Column<>("period", 10, f -> f.before().period()),
            new Column<>("slice", 8, f -> f.before().slice()),
            new Column<>("unit", 0, f -> f.before().unit()),
            new Column<>("value_before", 8, f -> f.before().value()),
            new Column<>(
                    "value_after", 8, f -> f.after() == null ? null : f.after().value()),
            new Column<>("change", 0, ChangedFigure::change),
            new Column<>("percent", 7, ChangedFigure::percent),
            new Column<>("status_before", 0, f -> f.before().status().word()),
            new Column<>(
                    "status_after",
                    0,
                    f -> f.after() == null ? null : f.after().status().word()),
            new Column<>("class", 5, ChangedFigure::changeClass),
            new Column<>("cause", 0, ChangedFigure::cause));

    /** As a terminal has room for: more than nine decimals and whole digests are for files. */
    private static final List<Column<ChangedFigure>> NARROW = List.of(
            new Column<>("figure", 24, ReleaseCompareCommand::named),
            new Column<>("before", 6, f -> shortened(f.before().value())),
            new Column<>(
                    "after",
                    6,
                    f -> f.after() == null ? "gone" : shortened(f.after().value())),
            new Column<>("%", 5, f -> f.percent()),
            new Column<>("class", 5, ChangedFigure::changeClass));

    private static final List<Column<ChangedRow>> ROWS = List.of(
            new Column<>("table", 12, ChangedRow::table),
            new Column<>("change", 7, ChangedRow::change),
            new Column<>("class", 5, ChangedRow::changeClass),
            new Column<>("rows", 0, ChangedRow::rows),
            new Column<>("delivery_before", 0, ChangedRow::deliveryBefore),
            new Column<>("row_before", 0, ChangedRow::rowBefore),
            new Column<>("delivery_after", 0, ChangedRow::deliveryAfter),
            new Column<>("row_after", 0, ChangedRow::rowAfter),
            new Column<>("key", 0, ChangedRow::key),
            new Column<>("what", 0, ChangedRow::what));

    private static final int WIDTH = 80;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(index = "0", paramLabel = "A", description = "The release before.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "The release after.")
    private String after = "";

    @Option(names = "--metric", paramLabel = "M", description = "Figures of one metric.")
    private @Nullable String metric;

    @Option(names = "--rows", description = "List the rows, each with its delivery, instead of the figures.")
    private boolean rows;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "So many of each in a table (default: ${DEFAULT-VALUE}); csv and json have all.")
    private int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry one = ReleaseOption.named(office, before);
            Releases.Entry other = ReleaseOption.named(office, after);
            try (Warehouse warehouse = Warehouse.open(
                            Engine.start(), office.database(), office.home().warehouse());
                    Comparison comparison = Comparison.of(
                            office,
                            warehouse,
                            new OpenReleases(office.home()),
                            one,
                            other,
                            listing.isTable() || rows)) {
                print(comparison);
            }
        }
    }

    private void print(Comparison comparison) {
        PrintWriter out = command.commandLine().getOut();
        List<ChangedFigure> figures = comparison.figures().stream()
                .filter(f -> metric == null || f.before().metric().equals(metric))
                .toList();
        if (rows && !listing.isTable()) {
            listing.printEach(out, ROWS, comparison::eachRow);
        } else if (!listing.isTable()) {
            listing.print(out, FIGURES, figures);
        } else {
            if (!rows) {
                table(comparison, figures, out);
            }
            rows(comparison, out);
        }
    }

    private void table(Comparison comparison, List<ChangedFigure> figures, PrintWriter out) {
        options.result(before + " -> " + after + ": " + counted(figures.size(), "figure") + " changed, "
                + counted(comparison.added(), "figure") + " new");
        Map<ChangeClass, Integer> counts = new EnumMap<>(ChangeClass.class);
        figures.forEach(f -> counts.merge(f.changeClass(), 1, Integer::sum));
        counts.forEach((c, n) ->
                options.result(String.format("  %-2s  %-20s %8s", c, c.words(), ReleaseShowCommand.grouped(n))));
        if (figures.isEmpty()) {
            return;
        }
        options.result("");
        listing.print(out, NARROW, figures.subList(0, Math.min(limit, figures.size())));
        rest(figures.size() - limit, "");
        options.result("");
        options.result("Causes");
        figures.stream()
                .map(f -> String.format("%-2s  %s", f.changeClass(), f.cause()))
                .distinct()
                .limit(limit)
                .forEach(cause -> TextTable.wrapped(cause, WIDTH - 2).forEach(line -> options.result("  " + line)));
    }

    private void rows(Comparison comparison, PrintWriter out) {
        List<Comparison.ChangedRows> tables = comparison.tables();
        if (tables.isEmpty()) {
            return;
        }
        options.result("");
        options.result("Rows that did it");
        listing.print(
                out,
                List.of(
                        new Column<>("table", 20, Comparison.ChangedRows::table),
                        new Column<>("class", 5, Comparison.ChangedRows::changeClass),
                        new Column<>("added", 5, Comparison.ChangedRows::added),
                        new Column<>("removed", 7, Comparison.ChangedRows::removed),
                        new Column<>("changed", 7, Comparison.ChangedRows::changed)),
                tables);
        List<ChangedRow> some = comparison.rows(limit);
        String table = "";
        long listed = 0;
        for (ChangedRow row : some) {
            if (!row.table().equals(table)) {
                table = row.table();
                options.result("");
                options.result(table);
            }
            listed += row.rows();
            TextTable.wrapped(sentence(row), WIDTH - 2).forEach(line -> options.result("  " + line));
        }
        long all = tables.stream().mapToLong(Comparison.ChangedRows::all).sum();
        rest(all - listed, " --rows");
    }

    private static String named(ChangedFigure figure) {
        String slice = figure.before().slice().toString();
        return figure.before().metric() + " " + figure.before().period()
                + (slice.isEmpty() ? "" : " " + slice.replace(";", "; "));
    }

    private static String sentence(ChangedRow row) {
        StringBuilder text = new StringBuilder(row.changeClass() + "  " + row.change());
        if (row.rows() > 1) {
            text.append(' ').append(row.rows()).append(" equal rows");
        }
        if (!row.key().isEmpty()) {
            text.append(' ').append(row.key());
        }
        String was = place(row.deliveryBefore(), row.rowBefore());
        String is = place(row.deliveryAfter(), row.rowAfter());
        text.append(", ").append(was.isEmpty() || was.equals(is) ? is : is.isEmpty() ? was : was + " by " + is);
        if (!row.what().isEmpty()) {
            text.append(": ").append(row.what());
        }
        return text.toString();
    }

    private static String place(@Nullable String delivery, @Nullable Long row) {
        return delivery == null ? "" : delivery + (row == null ? "" : " row " + row);
    }

    private void rest(long more, String option) {
        if (more > 0) {
            options.result("and " + ReleaseShowCommand.grouped(more) + " more; all with" + option + " --format csv");
        }
    }

    private static String counted(long number, String noun) {
        return ReleaseShowCommand.grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Two decimals are enough to see a change; the file has all. */
    private static String shortened(BigDecimal value) {
        BigDecimal rounded = value.scale() > 2 && value.abs().compareTo(BigDecimal.TEN) > 0
                ? value.setScale(2, java.math.RoundingMode.HALF_UP)
                : value;
        return rounded.toPlainString();
    }
}
