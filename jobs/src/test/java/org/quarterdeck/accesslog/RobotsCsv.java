package org.quarterdeck.accesslog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Robots lists of tests. */
final class RobotsCsv {
    private RobotsCsv() {}

    /** The two public lists of the corpus, as one list of the warehouse. */
    static Path ofCorpus(Path corpus, Path folder) throws IOException {
        Path bots = corpus.resolve("reference/bots");
        Path csv = folder.resolve("robots.csv");
        try (var out = Files.newBufferedWriter(csv);
                var rows = new CSVPrinter(out, CSVFormat.RFC4180)) {
            rows.printRecord("pattern", "list");
            for (String list : new String[] {"COUNTER_Robots_list", "monperrus_crawler-user-agents"}) {
                for (JsonNode robot :
                        new ObjectMapper().readTree(bots.resolve(list + ".json").toFile())) {
                    rows.printRecord(robot.get("pattern").asText(), list);
                }
            }
        }
        return csv;
    }

    /** A list of given expressions. */
    static Path of(Path folder, String... patterns) {
        Path csv = folder.resolve("robots.csv");
        try (var out = Files.newBufferedWriter(csv);
                var rows = new CSVPrinter(out, CSVFormat.RFC4180)) {
            rows.printRecord("pattern", "list");
            for (String pattern : patterns) {
                rows.printRecord(pattern, "test");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv;
    }
}
