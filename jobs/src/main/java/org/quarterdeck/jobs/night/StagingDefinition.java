package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.FileSource;

/**
 * What a delivery's staged rows follow from, besides its bytes: its source, the contract of its staging table, and the
 * reference lists that words of people's files are looked up in.
 */
final class StagingDefinition {
    private StagingDefinition() {}

    /** SHA-256 of all of them. */
    static String of(Office office, String source) {
        Path file = office.home().sources().resolve(source + ".yaml");
        Path contract = office.tables()
                .get(office.sources().get(source).into())
                .folder()
                .resolve("table.yaml");
        try {
            List<String> parts = new ArrayList<>(List.of(Files.readString(file), Files.readString(contract)));
            if (office.sources().get(source) instanceof FileSource people) {
                for (String list : people.lists()) {
                    parts.add(Digests.sha256(office.reference().file(list)));
                }
            }
            return Digests.sha256(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the definition of the source " + source, e);
        }
    }
}
