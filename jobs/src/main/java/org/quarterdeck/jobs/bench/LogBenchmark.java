package org.quarterdeck.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.night.Cost;
import org.quarterdeck.jobs.night.HandDelivery;
import org.quarterdeck.jobs.night.LogLoading;
import org.quarterdeck.jobs.night.Notices;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.sample.SampleOffice;

/**
 * One log to page views and visits in Iceberg, as a night makes them, against DuckDB making the same. The two take
 * turns, so that both meet the same machine; the first turn of each is cold. Bytes are in the archive before the clock
 * starts, and counts are taken after it has stopped.
 */
public final class LogBenchmark {
    private static final String SOURCE = "platform-log";
    private static final LocalDate DAY = LocalDate.of(2020, 5, 4);

    private final Product product;
    private final Consumer<String> results;
    private final Notices notices;
    private boolean agree = true;

    /** @param results told the outcome, a line each */
    public LogBenchmark(Product product, Consumer<String> results, Notices notices) {
        this.product = product;
        this.results = results;
        this.notices = notices;
    }

    /**
     * Runs it in a temporary folder.
     *
     * @param jars where DuckDB's driver stands; without it the product runs alone
     * @return whether both came to the same counts
     */
    public boolean run(long lines, int turns, Path jars)
            throws IOException, SQLException, ReflectiveOperationException {
        Path folder = Files.createTempDirectory("quarterdeck-bench-");
        try {
            run(lines, turns, DuckDb.driver(jars), folder);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
        return agree;
    }

    private void run(long lines, int turns, Optional<Path> jar, Path folder)
            throws IOException, SQLException, ReflectiveOperationException {
        Path log = folder.resolve("access.log");
        SampleOffice sample = new SampleOffice(product.root());
        sample.writeAccessLog(log, DAY, lines);
        results.accept(String.format(
                Locale.ROOT, "%,d Combined lines, %,d MB, %d cores", lines, Files.size(log) >> 20, cores()));
        Home home = new Home(folder.resolve("office"));
        sample.init(home.root());
        try (Office office = Office.open(product, home, Clock.systemUTC());
                Warehouse warehouse = Warehouse.open(Engine.start(), office.database(), home.warehouse())) {
            new HandDelivery(office, notices).load(SOURCE, List.of(log));
            LogLoading loading = new LogLoading(office, warehouse, notices);
            if (jar.isEmpty()) {
                results.accept("DuckDB's driver is not in this build: nothing to compare with");
                for (int turn = 0; turn < turns; turn++) {
                    ours(loading, turn);
                }
                return;
            }
            List<String> extensions = office.reference().column("static-extensions.csv", "extension");
            for (int turn = 0; turn < turns; turn++) {
                Turn ours = ours(loading, turn);
                Cost before = Cost.soFar();
                LogCounts counts;
                // As the product's, every turn begins with empty tables.
                try (DuckDb database = DuckDb.open(jar.get(), folder)) {
                    counts = database.load(log, office.reference().file("robots.csv"), extensions, folder);
                }
                compare(ours, new Turn(Cost.since(before), counts), turn);
            }
        }
    }

    private record Turn(Cost cost, LogCounts counts) {}

    private Turn ours(LogLoading loading, int turn) {
        LogLoading.Outcome outcome = loading.load(SOURCE, "bench_" + turn, DAY.plusDays(1));
        Cost all = outcome.steps().values().stream().reduce(new Cost(0, 0), Cost::and);
        Row pageViews = outcome.pageViews()
                .agg(count(lit(1)), count_if(col("is_robot")))
                .head();
        Row visits = outcome.visits()
                .agg(count(lit(1)), count_if(col("is_robot")), count_if(col("is_bounce")))
                .head();
        LogCounts counts = new LogCounts(
                pageViews.getLong(0), pageViews.getLong(1), visits.getLong(0), visits.getLong(1), visits.getLong(2));
        results.accept(String.format(
                Locale.ROOT,
                "%-4s  Quarterdeck %6.1f s, CPU %6.1f s",
                turn == 0 ? "cold" : "warm",
                all.wall(),
                all.cpu()));
        outcome.steps()
                .forEach((step, cost) -> results.accept(String.format(
                        Locale.ROOT, "        %-26s %5.1f s, CPU %6.1f s", step, cost.wall(), cost.cpu())));
        results.accept("      " + counts);
        return new Turn(all, counts);
    }

    private void compare(Turn ours, Turn theirs, int turn) {
        boolean equal = ours.counts().equals(theirs.counts());
        agree &= equal;
        results.accept(String.format(
                Locale.ROOT,
                "%-4s  DuckDB      %6.1f s, CPU %6.1f s: %.2f times, CPU %.2f times",
                turn == 0 ? "cold" : "warm",
                theirs.cost().wall(),
                theirs.cost().cpu(),
                theirs.cost().wall() / ours.cost().wall(),
                theirs.cost().cpu() / ours.cost().cpu()));
        results.accept(equal ? "      its counts are equal" : "      its counts are NOT equal: " + theirs.counts());
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
