package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.jobs.source.Source;

/** What a delivery's staged rows follow from, besides its bytes: its source and the contract of its staging table. */
final class StagingDefinition {
    private StagingDefinition() {}

    /** SHA-256 of both files. */
    static String of(Source source) {
        try {
            return Digests.sha256(List.of(
                    Files.readString(source.file()),
                    Files.readString(source.into().folder().resolve("table.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.file(), e);
        }
    }

    /** Is it a log, which Spark reads, rather than a file that people wrote? */
    static boolean isLog(Source source) {
        return source.definition() instanceof LogSource;
    }
}
