package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an office to a file, and from the file to an office. */
class BackupTest {
    @TempDir
    Path folder;

    private String home;
    private Path backup;

    @BeforeEach
    void makeOffice() throws IOException {
        home = folder.resolve("office").toString();
        backup = folder.resolve("office.tar.zst");
        assertThat(Ran.command("init", home).exit()).isZero();
        Path events = Files.writeString(folder.resolve("events.csv"), "Date,Label,Metrics\n2020-05-01,Launch,\n");
        assertThat(Ran.command("load", "events", events.toString(), "--home", home)
                        .exit())
                .isZero();
        Files.writeString(Path.of(home, "inbox/events/later.csv"), "Date,Label,Metrics\n2020-05-02,Visit,\n");
        Files.writeString(Path.of(home, "inbox/events/half.csv.part"), "Date");
    }

    private Ran backup() {
        return Ran.command("backup", backup.toString(), "--home", home);
    }

    private Ran restore(Path to) {
        return Ran.command("restore", backup.toString(), to.toString());
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root))
                    .filter(file -> !file.startsWith(root.resolve("logs"))
                            && !file.getFileName().toString().startsWith("quarterdeck.db")
                            && !file.toString().endsWith(".part"))
                    .map(file -> root.relativize(file) + " " + rights(file))
                    .sorted()
                    .toList();
        }
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void an_office_is_put_back_elsewhere_with_every_whole_file_its_rights_and_its_ledger() throws IOException {
        Path there = folder.resolve("there");

        Ran made = backup();
        Ran restored = restore(there);

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(rights(backup)).isEqualTo("rw-------");
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("an office without a release");
        assertThat(files(there)).isEqualTo(files(Path.of(home)));
        assertThat(Ran.command("deliveries", "--format", "csv", "--home", there.toString())
                        .out())
                .isEqualTo(Ran.command("deliveries", "--format", "csv", "--home", home)
                        .out());
        assertThat(folder).isDirectoryNotContaining("glob:**{.part,.restoring}");
    }

    @Test
    void what_is_there_is_never_written_over() throws IOException {
        Files.writeString(backup, "mine");

        assertThat(backup().exit()).isEqualTo(ExitCode.USAGE);
        assertThat(backup).hasContent("mine");

        Files.delete(backup);
        assertThat(backup().exit()).isZero();
        assertThat(restore(Path.of(home)).err()).contains("is not empty; name a folder that is not there yet");
    }

    @Test
    void a_file_that_is_no_backup_or_half_of_one_leaves_nothing() throws IOException {
        Path there = folder.resolve("there");
        assertThat(backup().exit()).isZero();
        byte[] whole = Files.readAllBytes(backup);

        Files.write(backup, Arrays.copyOf(whole, whole.length / 2));
        assertThat(restore(there).err()).contains("office.tar.zst: is damaged or cut off; take another backup");
        Files.writeString(backup, "no archive");
        assertThat(restore(there).err()).contains("office.tar.zst: is no backup");
        Files.delete(backup);
        assertThat(restore(there).err()).contains("office.tar.zst: there is no such file");

        assertThat(there).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.restoring");
    }
}
