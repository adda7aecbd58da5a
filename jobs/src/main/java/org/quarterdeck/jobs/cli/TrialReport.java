package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.night.LogTrial;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.jobs.source.StagingCounts;
import org.quarterdeck.jobs.source.Trial;

/** Says what a trial showed, on a page of 80 columns. */
final class TrialReport {
    static final int WIDTH = 80;

    private static final int ROWS_ABREAST = 3;
    private static final int LEAST_WIDTH = 16;
    private static final int LONGEST_VALUE = 120;
    private static final int ROWS_NAMED = 6;

    private final PrintWriter out;

    TrialReport(PrintWriter out) {
        this.out = out;
    }

    void head(Path file, String source, SourceDefinition definition) {
        say(file.getFileName() + " as a delivery of " + source + " ("
                + definition.title().english() + "), into " + definition.into() + ". Nothing is loaded.");
    }

    /** The whole report; gives the exit code. */
    int print(Trial.Outcome outcome) {
        List<Map<String, String>> rows = outcome.first().stream()
                .map(row -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    values.put("row", String.valueOf(row.rowNo()));
                    values.putAll(row.values());
                    return values;
                })
                .toList();
        first(rows, "row");
        counts(outcome.counts(), "row");
        outcome.filtered().forEach((because, n) -> say("  left out: " + n + (n == 1 ? " row, " : " rows, ") + because));
        List<List<String>> reasons = new ArrayList<>();
        for (Trial.Reason reason : outcome.reasons()) {
            String said =
                    String.join("\n", reason.messages()) + (reason.hasMoreMessages() ? "\n… and others like it" : "");
            reasons.add(List.of(String.valueOf(reason.count()), named(reason.rowNos(), reason.count()), said));
        }
        reasons(reasons, "row");
        columns(outcome.fit());
        return verdict(outcome.refusal(), outcome.counts());
    }

    /** The same of a log. */
    int print(LogTrial.Outcome outcome) {
        first(outcome.first(), "line_no");
        counts(outcome.counts(), "line");
        List<List<String>> reasons = new ArrayList<>();
        outcome.reasons()
                .forEach((reason, lines) ->
                        reasons.add(List.of(String.valueOf(lines.size()), named(lines, lines.size()), reason)));
        reasons(reasons, "line");
        return verdict(outcome.refusal(), outcome.counts());
    }

    /** Rows stand beside one another, since a row has more columns than a page. */
    private void first(List<Map<String, String>> rows, String number) {
        for (int from = 0; from < rows.size(); from += ROWS_ABREAST) {
            List<Map<String, String>> abreast = rows.subList(from, Math.min(rows.size(), from + ROWS_ABREAST));
            List<TextTable.Head> heads = new ArrayList<>();
            heads.add(new TextTable.Head("column", LEAST_WIDTH, false));
            abreast.forEach(row -> heads.add(
                    new TextTable.Head(number.replace("_no", "") + " " + row.get(number), LEAST_WIDTH, false)));
            TextTable table = new TextTable(WIDTH, heads);
            for (String column : abreast.get(0).keySet()) {
                if (!column.equals(number)) {
                    table.add(Stream.concat(
                                    Stream.of(column),
                                    abreast.stream().map(row -> shortened(row.getOrDefault(column, ""))))
                            .toList());
                }
            }
            out.println();
            table.print(out);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_VALUE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private void counts(StagingCounts counts, String what) {
        out.println();
        say(counts.read() + (counts.read() == 1 ? " " + what : " " + what + "s") + " read: " + counts.accepted()
                + " accepted, " + counts.rejected() + " rejected, " + counts.filtered() + " filtered, "
                + counts.blank() + " blank");
    }

    private void reasons(List<List<String>> reasons, String what) {
        if (reasons.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                WIDTH,
                List.of(
                        new TextTable.Head("rejects", 1, true),
                        new TextTable.Head(what + "s", LEAST_WIDTH, false),
                        new TextTable.Head("reason and remedy", 2 * LEAST_WIDTH, false)));
        reasons.forEach(table::add);
        out.println();
        table.print(out);
    }

    /** The first numbers, neighbours as a span: {@code 2-5, 9, …}. */
    static String named(List<Long> numbers, long count) {
        List<String> spans = new ArrayList<>();
        int at = 0;
        while (at < numbers.size() && spans.size() < ROWS_NAMED) {
            int end = at;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            spans.add(end == at ? String.valueOf(numbers.get(at)) : numbers.get(at) + "-" + numbers.get(end));
            at = end + 1;
        }
        return String.join(", ", spans) + (at < count ? ", …" : "");
    }

    private void columns(Trial.Fit fit) {
        if (!fit.missing().isEmpty()) {
            out.println();
            say("Mapped, but missing in the file: " + quoted(fit.missing()));
        }
        // A file without any of the columns may have no column names, and then begins with somebody's data.
        if (!fit.beyond().isEmpty() && fit.found() > 0) {
            out.println();
            say("In the file, but neither mapped nor ignored: " + quoted(fit.beyond()));
        }
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    private int verdict(@Nullable String refusal, StagingCounts counts) {
        if (refusal != null) {
            out.println();
            say("The file would be refused whole: " + refusal);
        }
        return refusal != null || counts.rejected() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private void say(String text) {
        TextTable.wrapped(text, WIDTH).forEach(out::println);
    }
}
