package org.quarterdeck.jobs.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedTest {
    private static final String TABLE = "Currency,Rate\nEUR,0.9\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"gz, gzip", "bzip2, bzip2", "zstd, zstd"})
    void a_compressed_file_is_the_file_in_it(String codec, String word) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new CompressorStreamFactory().createCompressorOutputStream(codec, bytes)) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }

        try (Unpacked unpacked = Unpacked.of(file(bytes.toByteArray()))) {
            assertThat(unpacked.file()).content().isEqualTo(TABLE);
            assertThat(unpacked.kind()).isEqualTo(FileKind.TEXT);
            assertThat(unpacked.words()).isEqualTo("a " + word + " file of plain text such as CSV");
        }
    }

    @Test
    void only_the_owner_can_see_what_is_unpacked_and_only_as_long_as_it_is_needed() throws Exception {
        Path parent;
        try (Unpacked unpacked = Unpacked.of(file(gzip(TABLE.getBytes(StandardCharsets.UTF_8))))) {
            parent = unpacked.file().getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                    .isEqualTo("rwx------");
        }
        assertThat(parent).doesNotExist();
    }

    @Test
    void a_file_that_is_not_packed_is_read_where_it_is() throws Exception {
        Path file = file(TABLE.getBytes(StandardCharsets.UTF_8));
        Unpacked.of(file).close();
        assertThat(file).content().isEqualTo(TABLE);
    }

    @Test
    void a_zip_file_is_the_one_file_in_it_whatever_a_computer_adds() throws Exception {
        Path file = file(zip(Map.of(
                "folder/", "",
                "folder/rates.csv", TABLE,
                "__MACOSX/folder/._rates.csv", "x",
                "folder/.DS_Store", "x")));
        try (Unpacked unpacked = Unpacked.of(file)) {
            assertThat(unpacked.file()).content().isEqualTo(TABLE);
            assertThat(unpacked.words()).isEqualTo("a ZIP file of plain text such as CSV");
        }
    }

    @Test
    void a_workbook_is_no_zip_file_to_unpack_but_one_in_a_zip_file_is_read() throws Exception {
        byte[] workbook = workbook();
        try (Unpacked unpacked = Unpacked.of(file(workbook))) {
            assertThat(unpacked.kind()).isEqualTo(FileKind.WORKBOOK);
            assertThat(unpacked.words()).isEqualTo("an XLSX workbook");
        }
        try (Unpacked unpacked = Unpacked.of(file(gzip(workbook)))) {
            assertThat(unpacked.kind()).isEqualTo(FileKind.WORKBOOK);
        }
    }

    @Test
    void json_is_told_from_a_table() throws Exception {
        assertThat(kind("{\"a\": 1}")).isEqualTo(FileKind.JSON);
        assertThat(kind("\ufeff \n[\n  {\"a\": 1}]")).isEqualTo(FileKind.JSON);
        assertThat(kind("[]")).isEqualTo(FileKind.JSON);
        assertThat(kind("[id],[name]\n")).isEqualTo(FileKind.TEXT);
        assertThat(kind("{id},{name}\n")).isEqualTo(FileKind.TEXT);
    }

    @Test
    void several_files_are_refused_with_how_many() throws Exception {
        refused(
                zip(Map.of("a.csv", TABLE, "b.csv", TABLE)),
                "it is a ZIP file of 2 files; one is read: deliver each file by itself or in a ZIP file of its own");
        refused(
                zip(Map.of("folder/", "")),
                "it is a ZIP file of no file; one is read: deliver each file by itself or in a ZIP file of its own");
        refused(HexFormat.of().parseHex("504b0506" + "00".repeat(18)), "it is a ZIP file with nothing in it;");
    }

    @Test
    void a_file_packed_twice_is_refused() throws Exception {
        byte[] table = TABLE.getBytes(StandardCharsets.UTF_8);
        refused(
                gzip(gzip(table)),
                "it is a gzip file with a gzip file in it; unpack it and deliver the file that is in there");
        refused(
                gzip(zip(Map.of("a.csv", TABLE))),
                "it is a gzip file with a ZIP file in it; unpack it and deliver the file that is in there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "a/../../b.csv", "/etc/a.csv", "C:\\a.csv", "..\\a.csv", "a\nb.csv"})
    void a_name_that_leads_out_of_its_folder_is_refused(String name) throws Exception {
        refused(
                zip(Map.of(name, TABLE)),
                "it is a ZIP file with a name in it that leads out of its folder; do not unpack it, and ask who sent"
                        + " it");
    }

    @Test
    void a_packed_file_that_was_cut_off_or_changed_is_refused_whole() throws Exception {
        byte[] packed = gzip(TABLE.repeat(9_999).getBytes(StandardCharsets.UTF_8));
        refused(Arrays.copyOf(packed, packed.length - 9), "it is a gzip file that is damaged: it ends too early;");
        byte[] changed = packed.clone();
        changed[packed.length - 6] ^= 1;
        refused(changed, "it is a gzip file that is damaged; pack it again and deliver it again");

        byte[] zip = zip(Map.of("a.csv", TABLE.repeat(9_999)));
        refused(Arrays.copyOf(zip, zip.length - 40), "it is a ZIP file that is damaged: it ends too early;");
    }

    @Test
    void an_encrypted_file_is_refused_as_that() throws Exception {
        byte[] zip = zip(Map.of("a.csv", TABLE));
        zip[6] |= 1;
        refused(zip, "it is an encrypted ZIP file; deliver it without a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"377abcaf271c00", "526172211a0700", "fd377a585a0000"})
    void other_ways_to_pack_are_called_by_name(String head) throws Exception {
        refused(HexFormat.of().parseHex(head), "file, which is not unpacked here; deliver the file itself");
    }

    @Test
    void what_swells_to_fill_a_disk_is_refused() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            swell(out);
        }
        refused(gzip.toByteArray(), "it is a gzip file that unpacks to more than 400 times its size");

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(".hidden"));
            swell(out);
        }
        refused(zip.toByteArray(), "it is a ZIP file that unpacks to more than 400 times its size");
    }

    @Test
    void a_zip_file_of_ever_more_files_is_refused() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (int at = 0; at < 100_000; at++) {
                out.putNextEntry(new ZipEntry("." + at));
            }
        }
        refused(zip.toByteArray(), "it is a ZIP file of more than 1000 files;");
    }

    private void refused(byte[] bytes, String reason) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> Unpacked.of(file))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining(reason);
    }

    private FileKind kind(String text) throws IOException, DeliveryRefused {
        return FileKind.of(file(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static void swell(OutputStream out) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int megabytes = 0; megabytes < 300; megabytes++) {
            out.write(zeros);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("Sheet").value(0, 0, "a");
        }
        return bytes.toByteArray();
    }
}
