package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody made to stop an office, given to {@code load} together with good ones, in a process with half a
 * gigabyte: each is refused in words, nothing of it leaks, and the others are loaded.
 */
@Tag("slow")
class HostileFilesTest {
    private static final String HEADER = "Date,Label,Metrics\n";
    private static final String GOOD = HEADER + "2020-05-27,Opening,\n";
    private static final String ROOT = "<iati-activities version=\"2.03\">";

    private static final String ACTIVITY = """
            <iati-activity xml:lang="en">
            <iati-identifier>XX-1</iati-identifier>
            <reporting-org ref="XX" type="40"><narrative>Office</narrative></reporting-org>
            <title><narrative>A title</narrative></title>
            <description><narrative>Words</narrative></description>
            <participating-org role="1" ref="YY"><narrative>Donor</narrative></participating-org>
            <activity-status code="2"/>
            <activity-date type="1" iso-date="2020-01-01"/>
            </iati-activity>
            """;

    @TempDir
    Path folder;

    private String home;
    private Path secret;

    @BeforeEach
    void makeOffice() throws IOException {
        home = folder.resolve("office").toString();
        assertThat(Ran.command("init", home).exit()).isZero();
        secret = Files.writeString(folder.resolve("secret"), "canary-of-the-disk");
    }

    @Test
    void tables_that_fill_memory_or_disk_are_refused_and_the_others_load() throws Exception {
        Path endless = Files.writeString(folder.resolve("endless.csv"), "Date,Label");
        try (RandomAccessFile sparse = new RandomAccessFile(endless.toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }
        Path zip = folder.resolve("bomb.zip");
        pack(zip, Map.of("bomb.csv", out -> repeat(out, "2020-05-27,x,\n".repeat(1 << 16), 600)));
        Path styles = workbook(
                "styles.xlsx",
                "<c t=\"inlineStr\"><is><t>x</t></is></c>",
                out -> say(out, "<sst xmlns=\"" + Sheet.MAIN + "\"/>"),
                out -> {
                    say(out, "<styleSheet xmlns=\"" + Sheet.MAIN + "\"><cellXfs count=\"1000000\">");
                    repeat(out, "<xf numFmtId=\"0\" fontId=\"0\"/>".repeat(1000), 1000);
                    say(out, "</cellXfs></styleSheet>");
                });
        Path entities = workbook(
                "entities.xlsx",
                "<c t=\"s\"><v>0</v></c>",
                out -> say(out, bomb("sst") + "<sst xmlns=\"" + Sheet.MAIN + "\"><si><t>&e9;</t></si></sst>"),
                out -> say(out, "<styleSheet xmlns=\"" + Sheet.MAIN + "\"/>"));
        Path good = Files.writeString(folder.resolve("good.csv"), GOOD);

        Map<String, CSVRecord> became = load("events", List.of(endless, zip, styles, entities, good));

        assertThat(became.get("endless.csv").get("status")).isEqualTo("refused");
        assertThat(became.get("bomb.zip").get("status")).isEqualTo("refused");
        assertThat(became.get("styles.xlsx").get("status")).isEqualTo("refused");
        assertThat(became.get("entities.xlsx").get("status")).isEqualTo("refused");
        assertThat(became.get("good.csv").get("rows_accepted")).isEqualTo("1");
    }

    @Test
    void documents_with_entities_are_refused_and_the_others_load() throws Exception {
        Path example = Path.of(System.getProperty("quarterdeck.product"), "config/examples/iati-activities.yaml");
        Files.copy(example, Path.of(home, "config/sources/iati-activities.yaml"));
        Path billion = Files.writeString(
                folder.resolve("bomb.xml"),
                bomb("iati-activities") + ROOT + "<iati-activity>&e9;</iati-activity></iati-activities>");
        Path external = Files.writeString(
                folder.resolve("external.xml"),
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + ROOT
                        + "<iati-activity><iati-identifier>&x;</iati-identifier></iati-activity></iati-activities>");
        Path good = Files.writeString(folder.resolve("good.xml"), ROOT + ACTIVITY + "</iati-activities>");

        Map<String, CSVRecord> became = load("iati-activities", List.of(billion, external, good));

        assertThat(became.get("bomb.xml").get("status")).isEqualTo("refused");
        assertThat(became.get("external.xml").get("status")).isEqualTo("refused");
        assertThat(became.get("good.xml").get("status")).isEqualTo("staged");
    }

    @Test
    void names_that_steer_paths_or_screens_do_neither() throws Exception {
        List<String> names = List.of(
                "..csv",
                "..%2F..%2Fescape.csv",
                "{a,b}*?[c].csv",
                "_hidden",
                "two\nlines.csv",
                "\u001B[31mred\u0007.csv",
                "\u202Evsc.turned\u200F.csv",
                "n".repeat(251) + ".csv");
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.writeString(folder.resolve(name), GOOD + "2020-05-28," + files.size() + ",\n"));
        }

        Child.Ended ended = ended("events", files);

        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.said().replace("\n", "")).doesNotContainPattern("[\\p{Cc}\u202E\u200F]");
        Ran listed = Ran.command("deliveries", "--home", home);
        assertThat(listed.out().replace("\n", "")).doesNotContainPattern("[\\p{Cc}\u202E\u200F]");
        assertThat(deliveries())
                .hasSize(names.size())
                .allSatisfy(row -> assertThat(row.get("rows_accepted")).isEqualTo("2"));
        try (Stream<Path> made = Files.walk(folder.resolve("office/archive"))) {
            assertThat(made.filter(Files::isRegularFile))
                    .allSatisfy(
                            file -> assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void an_honest_workbook_of_many_texts_loads() throws Exception {
        int rows = 100_000;
        String words = "w".repeat(380);
        Path workbook = folder.resolve("large.xlsx");
        Sheet.write(
                workbook,
                out -> {
                    say(out, row("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"));
                    for (int i = 0; i < rows; i++) {
                        say(out, row("<c t=\"s\"><v>3</v></c><c t=\"s\"><v>" + (4 + i) + "</v></c>"));
                    }
                },
                out -> {
                    say(out, "<sst xmlns=\"" + Sheet.MAIN + "\"><si><t>Date</t></si><si><t>Label</t></si>");
                    say(out, "<si><t>Metrics</t></si><si><t>2020-05-27</t></si>");
                    for (int i = 0; i < rows; i++) {
                        say(out, "<si><t>" + i + words + "</t></si>");
                    }
                    say(out, "</sst>");
                },
                out -> say(out, "<styleSheet xmlns=\"" + Sheet.MAIN + "\"/>"));

        assertThat(load("events", List.of(workbook)).get("large.xlsx").get("rows_accepted"))
                .isEqualTo(String.valueOf(rows));
    }

    /** What the ledger says of each file, by its name, after a child process with half a gigabyte has loaded them. */
    private Map<String, CSVRecord> load(String source, List<Path> files) throws Exception {
        Child.Ended ended = ended(source, files);
        assertThat(ended.exit()).as(ended.said()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        assertThat(ended.said()).doesNotContain("Exception", "\tat ", "canary");
        return deliveries().stream()
                .collect(
                        Collectors.toMap(row -> row.get("file_name"), row -> row, (one, other) -> other, TreeMap::new));
    }

    private Child.Ended ended(String source, List<Path> files) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("load", source));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of("--home", home));
        try (Child child = Child.start("512m", arguments.toArray(String[]::new))) {
            return new Child.Ended(child.end(), child.said());
        }
    }

    private List<CSVRecord> deliveries() {
        return Ran.command("deliveries", "--format", "csv", "--home", home).rows();
    }

    /** Nine entities of ten of the one before: a billion of letters. */
    private static String bomb(String root) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!DOCTYPE " + root + " [<!ENTITY e0 \"lollollol\">", "]>"));
    }

    private Path workbook(String name, String cell, Consumer<ZipOutputStream> texts, Consumer<ZipOutputStream> styles) {
        Path file = folder.resolve(name);
        Sheet.write(file, out -> say(out, row(cell)), texts, styles);
        return file;
    }

    private static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    private static void repeat(ZipOutputStream out, String text, int times) {
        for (int i = 0; i < times; i++) {
            say(out, text);
        }
    }

    private static void say(ZipOutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path file, Map<String, Consumer<ZipOutputStream>> entries) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Consumer<ZipOutputStream>> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                entry.getValue().accept(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook of one sheet, written part by part, so that each may hold what no library would write. */
    private static final class Sheet {
        static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
        private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

        static void write(
                Path file,
                Consumer<ZipOutputStream> rows,
                Consumer<ZipOutputStream> texts,
                Consumer<ZipOutputStream> styles) {
            Map<String, Consumer<ZipOutputStream>> parts = new TreeMap<>();
            parts.put(
                    "[Content_Types].xml",
                    out -> say(
                            out,
                            "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + type("workbook", "sheet.main") + type("sheet1", "worksheet")
                                    + type("sharedStrings", "sharedStrings") + type("styles", "styles") + "</Types>"));
            parts.put("_rels/.rels", out -> say(out, relations("officeDocument", "xl/workbook.xml")));
            parts.put(
                    "xl/workbook.xml",
                    out -> say(
                            out,
                            "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                                    + "\"><sheets><sheet name=\"Events\" sheetId=\"1\" r:id=\"r0\"/></sheets>"
                                    + "</workbook>"));
            parts.put(
                    "xl/_rels/workbook.xml.rels",
                    out -> say(
                            out,
                            relations(
                                    "worksheet",
                                    "sheet1.xml",
                                    "sharedStrings",
                                    "sharedStrings.xml",
                                    "styles",
                                    "styles.xml")));
            parts.put("xl/sheet1.xml", out -> {
                say(out, "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
                rows.accept(out);
                say(out, "</sheetData></worksheet>");
            });
            parts.put("xl/sharedStrings.xml", texts);
            parts.put("xl/styles.xml", styles);
            pack(file, parts);
        }

        private static String type(String part, String kind) {
            return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + kind + "+xml\"/>";
        }

        private static String relations(String... kindsAndTargets) {
            StringBuilder all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
            for (int i = 0; i < kindsAndTargets.length; i += 2) {
                all.append("<Relationship Id=\"r" + i + "\" Type=\"" + OFFICE + "/" + kindsAndTargets[i]
                        + "\" Target=\"" + kindsAndTargets[i + 1] + "\"/>");
            }
            return all.append("</Relationships>").toString();
        }
    }
}
