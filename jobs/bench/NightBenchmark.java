import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Times what an operator waits for, each as a process of its own: the first night of the sample office, the demo of
 * four nights, a night that changes nothing, commands that need no Spark, and people's files of many rows, which are
 * loaded in 512 MB. With two distributions the runs
 * alternate, so that both meet the same machine, and the ratio is what counts.
 *
 * <pre>
 * java jobs/bench/NightBenchmark.java [rounds] [checkout] [other checkout]
 * </pre>
 *
 * <p>Each checkout must be built, and have run a night, which leaves the archive of classes.
 */
public final class NightBenchmark {
    private record Measured(Duration wall, Duration cpu, long peakKilobytes) {}

    private record Case(String name, List<String> arguments, boolean isOfEmptyHome) {}

    private static final String CSV = "events.csv";
    private static final String XLSX = "events.xlsx";

    private static final List<Case> CASES = List.of(
            new Case("first night", List.of("demo", "--nights", "1"), true),
            new Case("demo, four nights", List.of("demo"), true),
            new Case("unchanged night", List.of("nightly", "--as-of", "2020-06-15"), false),
            new Case("figures", List.of("figures", "--release", "2020-05-31-1", "--format", "csv"), false),
            new Case("release list", List.of("release", "list"), false),
            new Case("pack", List.of("pack", "nightly", "--release", "2020-05-31-1"), false),
            new Case("1,000,000 rows, CSV", List.of("load", "events", CSV), false),
            new Case("100,000 rows, XLSX", List.of("load", "events", XLSX), false));

    private NightBenchmark() {}

    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<Path> checkouts = new ArrayList<>();
        Arrays.stream(arguments).skip(1).map(Path::of).forEach(checkouts::add);
        if (checkouts.isEmpty()) {
            checkouts.add(Path.of(""));
        }
        Path folder = Files.createTempDirectory("quarterdeck-bench");
        Map<Case, List<List<Measured>>> results = new LinkedHashMap<>();
        try {
            for (int round = 0; round < rounds; round++) {
                for (Case each : CASES) {
                    List<List<Measured>> ofCase = results.computeIfAbsent(
                            each, c -> checkouts.stream().<List<Measured>>map(x -> new ArrayList<>()).toList());
                    for (int i = 0; i < checkouts.size(); i++) {
                        ofCase.get(i).add(measure(checkouts.get(i), folder.resolve("home-" + i), each));
                    }
                }
            }
        } finally {
            remove(folder);
        }
        print(results, checkouts);
    }

    private static Measured measure(Path checkout, Path home, Case each) throws IOException, InterruptedException {
        if (each.isOfEmptyHome()) {
            remove(home);
        }
        List<String> command = new ArrayList<>();
        command.add(checkout.resolve("quarterdeck").toAbsolutePath().toString());
        boolean isOfFile = each.arguments().contains(CSV) || each.arguments().contains(XLSX);
        for (String argument : each.arguments()) {
            command.add(
                    argument.equals(CSV)
                            ? csv(home.resolveSibling(CSV)).toString()
                            : argument.equals(XLSX) ? xlsx(home.resolveSibling(XLSX)).toString() : argument);
        }
        command.addAll(List.of("--home", home.toString()));
        File log = home.resolveSibling("log").toFile();
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        if (isOfFile) {
            builder.environment().put("QUARTERDECK_MEMORY", "512m");
        }
        Process process = builder.start();
        Duration cpu = Duration.ZERO;
        long peak = 0;
        // The launcher becomes the JVM, so that the process is one from its start to its end.
        while (!process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            cpu = process.toHandle().info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, peak(process.pid()).orElse(0L));
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with exit code " + process.exitValue() + ":\n"
                    + Files.readString(log.toPath()));
        }
        return new Measured(wall, cpu, peak);
    }

    /** The greatest resident size so far, which Linux alone tells. */
    private static Optional<Long> peak(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void print(Map<Case, List<List<Measured>>> results, List<Path> checkouts) {
        System.out.printf("%-18s  %8s  %8s  %7s  %s%n", "", "wall s", "CPU s", "peak MB", checkouts.size() > 1 ? "ratio" : "");
        results.forEach((each, ofCase) -> {
            double first = seconds(ofCase.get(0));
            for (int i = 0; i < ofCase.size(); i++) {
                List<Measured> runs = ofCase.get(i);
                System.out.printf(
                        Locale.ROOT,
                        "%-18s  %8.2f  %8.2f  %7d  %s%n",
                        i == 0 ? each.name() : "  the other",
                        seconds(runs),
                        median(runs.stream().map(Measured::cpu).toList()).toMillis() / 1000.0,
                        runs.stream().mapToLong(Measured::peakKilobytes).max().orElse(0) / 1024,
                        i == 0 ? "" : String.format(Locale.ROOT, "%.2f", seconds(runs) / first));
            }
        });
    }

    private static double seconds(List<Measured> runs) {
        return median(runs.stream().map(Measured::wall).toList()).toMillis() / 1000.0;
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    /** Rows of events; other ones each time, since the same bytes are not loaded twice. */
    private static Path csv(Path file) throws IOException {
        long time = System.nanoTime();
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Date,Label,Metrics\n");
            for (int row = 0; row < 1_000_000; row++) {
                out.write(day(row) + ",Event " + time + " " + row + ",\n");
            }
        }
        return file;
    }

    /** The least that a spreadsheet program takes for a workbook. */
    private static Path xlsx(Path file) throws IOException {
        long time = System.nanoTime();
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "http://schemas.openxmlformats.org/package/2006/";
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", "<Types xmlns=\"" + types + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + kind + "sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/sheet.xml\" ContentType=\"" + kind + "worksheet+xml\"/></Types>");
            part(zip, "_rels/.rels", "<Relationships xmlns=\"" + types + "relationships\"><Relationship Id=\"r1\" Type=\""
                    + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part(zip, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                    + "\"><sheets><sheet name=\"Events\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + types + "relationships\"><Relationship Id=\"r1\""
                    + " Type=\"" + relations + "/worksheet\" Target=\"sheet.xml\"/></Relationships>");
            StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + main + "\"><sheetData>");
            row(sheet, 1, "Date", "Label", "Metrics");
            for (int row = 2; row < 100_002; row++) {
                row(sheet, row, day(row), "Event " + time + " " + row, "");
            }
            part(zip, "xl/sheet.xml", sheet.append("</sheetData></worksheet>").toString());
        }
        return file;
    }

    private static String day(int row) {
        return String.format(Locale.ROOT, "2020-%02d-%02d", 1 + row % 12, 1 + row % 28);
    }

    private static void row(StringBuilder sheet, int number, String... cells) {
        sheet.append("<row r=\"").append(number).append("\">");
        for (int at = 0; at < cells.length; at++) {
            sheet.append("<c r=\"").append((char) ('A' + at)).append(number).append("\" t=\"inlineStr\"><is><t>")
                    .append(cells[at]).append("</t></is></c>");
        }
        sheet.append("</row>");
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
