package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.load.OfficeCatalog;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;

/** The sample office, one of whose nights wrote a day of page views in many small files, and a killed run left a file. */
@Tag("slow")
class MaintainedNightsTest {
    private static final String VIEWS = "core.fact_page_view";
    private static final String DAY = "2020-06-16";
    private static final String RELEASE = DAY + "-1";
    private static final int LINES = 6_500;

    @TempDir
    static Path folder;

    private static Path home;
    private static Path orphan;
    private static OfficeState published;

    @BeforeAll
    static void a_night_leaves_small_files() throws IOException {
        home = folder.resolve("home");
        PathUtils.copyDirectory(DemoHome.home(), home);
        // A writer looks at the size of its file after each thousand rows.
        of(VIEWS, table -> {
            table.updateProperties()
                    .set(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, "1")
                    .commit();
            return "";
        });
        log(DAY, "16/Jun/2020", LINES);
        Ran night = ask("nightly", "--as-of", DAY);
        assertThat(night.exit()).as(night.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        of(VIEWS, table -> {
            table.updateProperties()
                    .remove(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES)
                    .commit();
            return "";
        });
        published = OfficeState.of(home);
        assertThat(published.releases().get(4)).startsWith(RELEASE);
        orphan = Files.writeString(
                home.resolve("warehouse/core/fact_visit/data/00000-0-left.parquet"), "left by a killed run");
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
    }

    private static void log(String day, String written, int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(String.format(
                    "198.51.%d.%d - - [%s:%02d:%02d:00 +0000] \"GET / HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0 Firefox/76.0\"%n",
                    i / 250, i % 250, written, i / 60 % 24, i % 60));
        }
        Files.writeString(home.resolve("inbox/platform-log/access-" + day + ".log"), text);
    }

    private static Ran ask(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        return Ran.command(all.toArray(String[]::new));
    }

    private static <T> T of(String name, Function<Table, T> asked) {
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC());
                OfficeCatalog catalog = OfficeCatalog.open(
                        office.database().url(), office.home().warehouse(), new Configuration())) {
            return asked.apply(catalog.loadTable(TableIdentifier.parse(name)));
        }
    }

    private static long pinned(String releaseId) {
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC())) {
            return office.releases().tables(releaseId).stream()
                    .filter(table -> table.tableName().equals(VIEWS))
                    .findFirst()
                    .orElseThrow()
                    .snapshotId();
        }
    }

    private static long main() {
        return of(VIEWS, table -> table.snapshot(SnapshotRef.MAIN_BRANCH).snapshotId());
    }

    private static long filesOfTheDay(long snapshot) {
        return of(VIEWS, table -> {
            try (CloseableIterable<FileScanTask> tasks = table.newScan()
                    .useSnapshot(snapshot)
                    .filter(Expressions.equal("day", DAY))
                    .planFiles()) {
                return StreamSupport.stream(tasks.spliterator(), false).count();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** Every file of the standing snapshots and of main, as the ledger names them. */
    private static TreeSet<String> made() {
        TreeSet<String> made = new TreeSet<>();
        for (String name : published.tables().keySet()) {
            made.addAll(of(name, table -> {
                TreeSet<String> files = new TreeSet<>();
                Snapshot main = table.snapshot(SnapshotRef.MAIN_BRANCH);
                files.add(main.manifestListLocation());
                main.allManifests(table.io()).stream().map(ManifestFile::path).forEach(files::add);
                try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
                    tasks.forEach(task -> files.add(task.file().location()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return files.stream()
                        .map(file -> name + file.substring(table.location().length()))
                        .toList();
            }));
        }
        return made;
    }

    private static TreeSet<String> known() {
        TreeSet<String> known = new TreeSet<>();
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC())) {
            published
                    .tables()
                    .keySet()
                    .forEach(name -> known.addAll(office.warehouseFiles().of(name)));
        }
        return known;
    }

    private static List<CSVRecord> news(Ran maintained) {
        return maintained.rows().stream()
                .filter(line -> !line.get("before").equals(line.get("after")))
                .filter(line -> !line.get("of").equals("database"))
                .toList();
    }

    private static void assertEveryReleaseVerifies() {
        Ran verified = ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    @Test
    void a_maintained_office_publishes_the_same_and_its_next_night_goes_on_from_fewer_files() throws Exception {
        long pinned = pinned(RELEASE);
        assertThat(filesOfTheDay(pinned)).isGreaterThanOrEqualTo(5);

        Ran trial = ask("maintain", "--dry-run");
        assertThat(trial.exit()).as(trial.err()).isZero();
        assertThat(trial.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(trial.out())
                .containsPattern("core\\.fact_page_view +compact +[5-9] +1 ")
                .containsPattern("core\\.fact_visit +orphans +1 +0 ")
                .contains("Nothing was done. ", " and 5 releases looked at, 0 problems");
        assertThat(main()).isEqualTo(pinned);
        assertThat(orphan).exists();

        killedAfter("core.dim_date");
        killedAfter(VIEWS);
        Ran maintained = ask("maintain", "--format", "csv");

        assertThat(maintained.exit()).as(maintained.err()).isZero();
        assertThat(news(maintained))
                .extracting(line -> line.get("of") + " " + line.get("part"))
                .as("what the killed ones had not done")
                .doesNotContain(VIEWS + " compact");
        assertThat(orphan).doesNotExist();
        assertThat(main()).isNotEqualTo(pinned);
        assertThat(filesOfTheDay(main())).isEqualTo(1);
        assertThat(known()).containsAll(made());
        OfficeState now = OfficeState.of(home);
        assertThat(now.releases()).isEqualTo(published.releases());
        assertThat(now.figures()).isEqualTo(published.figures());
        assertThat(now.files()).isEqualTo(published.files());
        assertThat(now.runs()).isEqualTo(published.runs());
        assertThat(now.lease()).isEqualTo("free");

        long compacted = main();
        log("2020-06-17", "17/Jun/2020", 10);
        Ran night = ask("nightly", "--as-of", "2020-06-17");

        assertThat(night.exit()).as(night.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        long next = pinned("2020-06-17-1");
        Long parent = of(VIEWS, table -> table.snapshot(next).parentId());
        assertThat(parent).isEqualTo(compacted);
        assertThat(filesOfTheDay(next)).isEqualTo(1);
        Ran again = ask("maintain", "--format", "csv");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(news(again)).isEmpty();
        assertEveryReleaseVerifies();
    }

    private static void killedAfter(String table) throws Exception {
        try (Child maintain = Child.start("maintain", "--home", home.toString())) {
            maintain.awaitLine(line -> line.contains(table));
            maintain.kill();
        }
    }
}
