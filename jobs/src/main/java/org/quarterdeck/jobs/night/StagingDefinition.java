package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;

/** What a delivery's staged rows follow from, besides its bytes: its source and the contract of its staging table. */
final class StagingDefinition {
    private StagingDefinition() {}

    /** SHA-256 of both files. */
    static String of(Office office, String source) {
        Path file = office.home().sources().resolve(source + ".yaml");
        Path contract = office.tables()
                .get(office.sources().get(source).into())
                .folder()
                .resolve("table.yaml");
        try {
            return Digests.sha256(List.of(Files.readString(file), Files.readString(contract)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the definition of the source " + source, e);
        }
    }
}
