import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.quarterdeck.jobs.sample.Night;
import org.quarterdeck.jobs.sample.SampleOffice;

/**
 * Times what must not grow with an office's history, on the sample office: a night after ten times the history, a
 * comparison of releases with a million changed rows, and figures among a thousand releases.
 *
 * <pre>
 * java -cp 'jobs/target/lib/*' jobs/bench/ReleaseBenchmark.java [rounds]
 * </pre>
 *
 * <p>The checkout that it is started in must be built, and have run a night, which leaves the archive of classes. Two
 * runs that are compared take turns, so that both meet the same machine, and the ratio is what counts.
 */
public final class ReleaseBenchmark {
    private static final List<Night> HISTORY = List.of(Night.MARCH, Night.APRIL, Night.MAY);
    private static final int MANY_TIMES = 10;
    private static final int MILLION = 1_000_000;
    private static final int RELEASES = 1_000;

    private record Measured(Duration wall, Duration cpu) {
        double wallSeconds() {
            return wall.toMillis() / 1000.0;
        }

        double cpuSeconds() {
            return cpu.toMillis() / 1000.0;
        }
    }

    private ReleaseBenchmark() {}

    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path folder = Files.createTempDirectory("quarterdeck-bench");
        try {
            Path office = folder.resolve("office");
            SampleOffice sample = new SampleOffice(Path.of(""));
            history(sample, office, 1);
            Path older = folder.resolve("older");
            history(sample, older, MANY_TIMES);
            nights(sample, office, older, rounds);

            sample.deliver(office, Night.JUNE, 1);
            night(office, "2020-06-15");
            Path log = Files.createDirectories(office.resolve("inbox/platform-log")).resolve("million.log");
            million(log);
            night(office, "2020-06-16");
            List<Measured> compared = new ArrayList<>();
            List<Measured> few = new ArrayList<>();
            List<Measured> many = new ArrayList<>();
            Path thousand = folder.resolve("thousand");
            PathUtils.copyDirectory(office, thousand);
            publishedBefore(thousand);
            for (int round = 0; round < rounds; round++) {
                compared.add(run(office, "release", "compare", "2020-06-15-1", "2020-06-16-1"));
                few.add(run(office, "figures", "--format", "csv"));
                many.add(run(thousand, "figures", "--format", "csv"));
            }
            print("compare, a million rows", compared);
            print("figures, 5 releases", few);
            print("figures, " + RELEASES + " more", many);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    /** An office with three nights behind it, which took in everything up to May. */
    private static void history(SampleOffice sample, Path home, int scale) throws IOException, InterruptedException {
        sample.init(home);
        for (Night night : HISTORY) {
            sample.deliver(home, night, scale);
            night(home, night.asOf().toString());
        }
    }

    private static void nights(SampleOffice sample, Path office, Path older, int rounds)
            throws IOException, InterruptedException {
        List<List<Measured>> measured = List.of(new ArrayList<>(), new ArrayList<>());
        List<Path> offices = List.of(office, older);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < offices.size(); i++) {
                Path copy = office.resolveSibling("copy");
                PathUtils.copyDirectory(offices.get(i), copy);
                sample.deliver(copy, Night.JUNE, 1);
                measured.get(i).add(night(copy, "2020-06-15"));
                PathUtils.deleteDirectory(copy);
            }
        }
        print("a night", measured.get(0));
        print("after 10 times the history", measured.get(1));
    }

    /** Sessions of four page views, on fourteen days of which the office knows the logs. */
    private static void million(Path log) throws IOException {
        String[] pages = {"/", "/dashboard", "/documents", "/calendar", "/login", "/working-groups/1"};
        int aDay = MILLION / 14;
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            for (int i = 0; i < MILLION; i++) {
                int second = (int) (86_399L * (i % aDay) / aDay);
                int visitor = i / 4 % 60_000;
                out.write(String.format(
                        Locale.ROOT,
                        "10.0.%d.%d - - [%02d/Jun/2020:%02d:%02d:%02d +0000] \"GET %s HTTP/1.1\" 200 %d \"-\""
                                + " \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/76.0\"%n",
                        visitor / 256,
                        visitor % 256,
                        Math.min(14, 1 + i / aDay),
                        second / 3600,
                        second / 60 % 60,
                        second % 60,
                        pages[i % pages.length],
                        1000 + i % 5000));
            }
        }
    }

    /** Writes releases into the ledger that stand before those that are there. */
    private static void publishedBefore(Path home) throws SQLException {
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + RELEASES + ") ";
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("quarterdeck.db"));
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO release_table " + numbers
                    + "SELECT '2019-12-31-' || i, table_name, snapshot_id, fingerprint, definition, row_count"
                    + " FROM n, release_table WHERE release_id = '2020-06-15-1'");
            statement.execute("INSERT INTO release (release_id, release_seq, as_of, published_at, run_id, figures_digest,"
                    + " inputs_digest, status) " + numbers
                    + "SELECT '2019-12-31-' || i, -i, '2019-12-31', published_at, run_id || '-' || i, figures_digest,"
                    + " inputs_digest, status FROM n, release WHERE release_id = '2020-06-15-1'");
        }
    }

    private static Measured night(Path home, String asOf) throws IOException, InterruptedException {
        return run(home, "nightly", "--as-of", asOf);
    }

    private static Measured run(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of("quarterdeck").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        Path log = home.resolveSibling("log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Duration cpu = Duration.ZERO;
        // The launcher becomes the JVM, so that the process is one from its start to its end.
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = process.toHandle().info().totalCpuDuration().orElse(cpu);
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        // A night of the sample refuses a row on purpose: 3 says so.
        if (process.exitValue() != 0 && process.exitValue() != 3) {
            throw new IllegalStateException(command + " ended with exit code " + process.exitValue() + ":\n"
                    + Files.readString(log));
        }
        return new Measured(wall, cpu);
    }

    private static void print(String name, List<Measured> runs) {
        System.out.printf(
                Locale.ROOT,
                "%-28s  %7.2f s wall  %7.2f s CPU%n",
                name,
                median(runs.stream().map(Measured::wallSeconds)),
                median(runs.stream().map(Measured::cpuSeconds)));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }
}
