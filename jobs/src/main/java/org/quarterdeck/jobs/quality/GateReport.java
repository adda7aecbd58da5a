package org.quarterdeck.jobs.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.GateResults;

/**
 * What the gates of a run found, with every offender: {@code gates.html} for people and {@code gates.json} for programs,
 * in the run's folder. Offenders are named by key, delivery and row; they are written as they are read, however many.
 */
public final class GateReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String OFFENDERS = "offenders";
    private static final String STYLE = """
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; color: #1d2733; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .3rem; }
            table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid #d5dbe2; }
            .scroll { overflow-x: auto; } .quiet { color: #566372; }
            .fail, .warn { font-size: .8rem; font-weight: 600; padding: .1rem .45rem; border-radius: .2rem; }
            .fail { background: #a3242b; color: #fff; } .warn { background: #f3dfa8; color: #4a3800; }
            </style>
            """;

    private final Path folder;
    private final String runId;
    private final LocalDate asOf;

    /** The report of a run, in its folder. */
    public GateReport(Path folder, String runId, LocalDate asOf) {
        this.folder = folder;
        this.runId = runId;
        this.asOf = asOf;
    }

    /** The files of offenders that are too many for the ledger. */
    public OffenderFiles offenders() {
        return new OffenderFiles(folder.resolve(OFFENDERS));
    }

    /** The page for people. */
    public Path page() {
        return folder.resolve("gates.html");
    }

    /** Writes both files, in place of those from before a restart. */
    public void write(List<GateResults.Entry> results) {
        try {
            Files.createDirectories(folder);
            json(results);
            html(results.stream()
                    .sorted(Comparator.comparing((GateResults.Entry r) -> r.offenders() == 0)
                            .thenComparing(GateResults.Entry::severity))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report of gates to " + folder, e);
        }
    }

    private void json(List<GateResults.Entry> results) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(folder.resolve("gates.json")))
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("run_id", runId);
            json.writeStringField("as_of", asOf.toString());
            json.writeArrayFieldStart("gates");
            for (GateResults.Entry result : results) {
                json.writeStartObject();
                json.writeStringField("table", result.tableName());
                json.writeStringField("rule", result.rule());
                json.writeStringField("severity", result.severity());
                json.writeStringField("asked_by", asker(result));
                json.writeNumberField(OFFENDERS, result.offenders());
                json.writeArrayFieldStart("rows");
                try (Stream<String> rows = rows(result)) {
                    for (String row : (Iterable<String>) rows::iterator) {
                        json.writeObject(object(row));
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void html(List<GateResults.Entry> results) throws IOException {
        long broken = results.stream().filter(r -> r.offenders() > 0).count();
        try (BufferedWriter page = Files.newBufferedWriter(page())) {
            page.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Gates of run "
                    + escaped(runId) + "</title>\n" + STYLE + "</head><body>\n<h1>Gates of run " + escaped(runId)
                    + "</h1>\n<p>As of " + asOf + ". " + (results.size() - broken) + " of " + results.size()
                    + " rules held; " + broken + (broken == 1 ? " is" : " are") + " broken.</p>\n");
            for (GateResults.Entry result : results) {
                if (result.offenders() > 0) {
                    section(result, page);
                }
            }
            page.write("<h2>Held</h2>\n<ul>\n");
            for (GateResults.Entry result : results) {
                if (result.offenders() == 0) {
                    page.write("<li>" + escaped(result.tableName() + ": " + result.rule()) + "</li>\n");
                }
            }
            page.write("</ul>\n</body></html>\n");
        }
    }

    private void section(GateResults.Entry result, BufferedWriter page) throws IOException {
        page.write("<h2><span class=\"" + result.severity() + "\">" + result.severity() + "</span> "
                + escaped(result.tableName() + ": " + result.rule()) + "</h2>\n<p class=\"quiet\">"
                + result.offenders() + (result.offenders() == 1 ? " row breaks it" : " rows break it")
                + (result.askedBy() == null
                        ? ""
                        : "; the table stands since, and run " + escaped(asker(result)) + " lists them all")
                + "</p>\n<div class=\"scroll\"><table>\n");
        List<String> columns = null;
        try (Stream<String> rows = rows(result)) {
            for (String row : (Iterable<String>) rows::iterator) {
                Map<String, Object> cells = object(row);
                if (columns == null) {
                    columns = List.copyOf(cells.keySet());
                    row(columns, "th", page);
                }
                row(columns.stream().map(cells::get).map(GateReport::text).toList(), "td", page);
            }
        }
        page.write("</table></div>\n");
    }

    private static void row(List<String> cells, String tag, BufferedWriter page) throws IOException {
        page.write("<tr>");
        for (String cell : cells) {
            page.write("<" + tag + ">" + escaped(cell) + "</" + tag + ">");
        }
        page.write("</tr>\n");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "(empty)" : value.toString();
    }

    /** All offenders, from the rule's file where it has one. */
    @SuppressWarnings("StreamResourceLeak") // whoever asks closes it
    private Stream<String> rows(GateResults.Entry result) throws IOException {
        Path file = offenders().file(result.tableName(), result.rule());
        if (result.askedBy() == null && Files.exists(file)) {
            return Files.lines(file);
        }
        return result.examples() == null ? Stream.empty() : result.examples().lines();
    }

    /** A control total's offender is a sentence. */
    private static Map<String, Object> object(String row) throws IOException {
        return row.startsWith("{") ? JSON.readValue(row, OBJECT) : Map.of("difference", row);
    }

    private String asker(GateResults.Entry result) {
        return result.askedBy() == null ? runId : result.askedBy();
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
