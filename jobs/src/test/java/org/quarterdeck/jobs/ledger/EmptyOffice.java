package org.quarterdeck.jobs.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;

/** A real database with nothing in it, made once by migration and then copied, since migrating takes a second. */
public final class EmptyOffice {
    /** When everything in tests happens. */
    static final Instant NOW = Instant.parse("2020-06-01T03:15:00Z");

    static final LocalDate MAY_31 = LocalDate.of(2020, 5, 31);

    private EmptyOffice() {}

    private static final class Template {
        private static final Path FILE = made();

        private static Path made() {
            try {
                Path folder = Files.createTempDirectory("office");
                Path file = folder.resolve("quarterdeck.db");
                OfficeDatabase.open(file).close();
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The database of an office that nothing happened in. */
    public static OfficeDatabase in(Path folder) throws IOException {
        Path file = folder.resolve("quarterdeck.db");
        Files.copy(Template.FILE, file);
        return OfficeDatabase.open(file);
    }

    static String sha(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    static LoadedTable table(String name, long snapshot) {
        return new LoadedTable(name, snapshot, sha('a'), sha('b'), 12, true, "2020-05-30,2020-05-31");
    }
}
