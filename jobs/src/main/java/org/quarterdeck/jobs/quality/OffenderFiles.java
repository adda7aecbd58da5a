package org.quarterdeck.jobs.quality;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.quarterdeck.jobs.office.Digests;

/**
 * The offenders of rules that more rows break than the ledger has examples of: a file a rule, with a JSON object a line.
 *
 * @param folder where they are kept with their run
 */
public record OffenderFiles(Path folder) {
    private static final int SHORT = 12;

    /**
     * Writes the offenders of a rule, in place of those that it had before a restart.
     *
     * @return the first of them
     */
    List<String> write(String table, String rule, Iterator<String> offenders, int examples) {
        List<String> first = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            try (BufferedWriter file = Files.newBufferedWriter(file(table, rule))) {
                while (offenders.hasNext()) {
                    String offender = offenders.next();
                    if (first.size() < examples) {
                        first.add(offender);
                    }
                    file.write(offender);
                    file.newLine();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write offenders to " + folder, e);
        }
        return first;
    }

    /** The file of a rule, whether or not it has one. */
    Path file(String table, String rule) {
        return folder.resolve(table + "-" + Digests.sha256(List.of(table, rule)).substring(0, SHORT) + ".jsonl");
    }
}
