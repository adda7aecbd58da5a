package org.quarterdeck.jobs.trends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * A series that someone brings: a CSV file of two columns, period and value.
 *
 * @param name of the series, from the file's
 * @param kind of its periods
 * @param figures its points
 */
public record SeriesFile(String name, PeriodKind kind, List<Figure> figures) {
    /** Every pair of points is compared: of more, that takes too much memory. */
    private static final int MOST = 5000;

    private static final int MOST_PROBLEMS = 10;
    private static final int COLUMNS = 2;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int MOST_DIGITS = 30;

    /** A row with both of its cells. */
    private record Row(long line, Period period, BigDecimal value) {}

    /**
     * Reads a file.
     *
     * @throws InvalidConfiguration with every mistake, by line and column
     */
    public static SeriesFile read(Path file) {
        Problems problems = new Problems();
        List<Row> rows = rows(file, problems);
        if (problems.found().isEmpty()) {
            check(file, rows, problems);
        }
        limited(problems).throwIfAny();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
        return new SeriesFile(
                name,
                rows.get(0).period().kind(),
                rows.stream().map(row -> figure(name, row)).toList());
    }

    private static List<Row> rows(Path file, Problems problems) {
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            long line = 1;
            for (CSVRecord record : parser) {
                if (!isHeader(record, line) && !isBlank(record)) {
                    row(file, record, line, problems).ifPresent(rows::add);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), "the file is not written in UTF-8; save it as UTF-8");
        } catch (CSVException e) {
            problems.add(file.toString(), "is no CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            problems.add(file.toString(), "is no CSV in UTF-8; save it as CSV, UTF-8, with two columns");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return rows;
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    /** The first line may name the columns: then neither of its cells is what a row has there. */
    private static boolean isHeader(CSVRecord record, long line) {
        return line == 1
                && record.size() == COLUMNS
                && Character.isLetter((cell(record, 0) + " ").charAt(0))
                && !NUMBER.matcher(cell(record, 1)).matches();
    }

    private static Optional<Row> row(Path file, CSVRecord record, long line, Problems problems) {
        if (record.size() != COLUMNS) {
            problems.add(
                    file + ", line " + line,
                    "has " + record.size() + (record.size() == 1 ? " cell" : " cells")
                            + "; a row is a period and a value, as 2020-05,13412");
            return Optional.empty();
        }
        Optional<Period> period = period(file, cell(record, 0), line, problems);
        String value = cell(record, 1);
        if (value.isEmpty()) {
            return Optional.empty(); // a gap
        }
        if (!NUMBER.matcher(value).matches() || !isUsable(value)) {
            problems.add(
                    file + ", line " + line + ", column value",
                    "\"" + value + "\" is not a number; write it as -1234.5, or leave it empty if it is missing");
            return Optional.empty();
        }
        return period.map(known -> new Row(line, known, new BigDecimal(value)));
    }

    /** Is it of a size that numbers are kept in? */
    private static boolean isUsable(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 || Math.abs(value.precision() - value.scale()) <= MOST_DIGITS;
    }

    private static Optional<Period> period(Path file, String text, long line, Problems problems) {
        try {
            Period period = Period.parse(text);
            if (Positions.isRegular(period.kind())) {
                return Optional.of(period);
            }
            problems.add(
                    file + ", line " + line + ", column period",
                    "\"" + text + "\" makes no series; a series is of days, weeks, months, quarters or years");
        } catch (IllegalArgumentException e) {
            problems.add(file + ", line " + line + ", column period", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static String cell(CSVRecord record, int at) {
        String cell = record.get(at);
        return (record.getRecordNumber() == 1 && at == 0 && cell.startsWith("\uFEFF") ? cell.substring(1) : cell)
                .strip();
    }

    private static void check(Path file, List<Row> rows, Problems problems) {
        if (rows.isEmpty()) {
            problems.add(file.toString(), "has no values; write a period and a value a line, as 2020-05,13412");
            return;
        }
        if (rows.size() > MOST) {
            problems.add(file.toString(), "has " + rows.size() + " values; give " + MOST + " at most");
        }
        PeriodKind kind = rows.get(0).period().kind();
        Map<String, Long> known = new TreeMap<>();
        for (Row row : rows) {
            String place = file + ", line " + row.line() + ", column period";
            if (row.period().kind() != kind) {
                problems.add(
                        place,
                        row.period() + " is a " + row.period().kind().word() + " among " + kind.word()
                                + "s; keep to one kind of period");
            }
            Long before = known.putIfAbsent(row.period().text(), row.line());
            if (before != null) {
                problems.add(place, row.period() + " stands in line " + before + " already; keep one of them");
            }
        }
    }

    private static Problems limited(Problems problems) {
        if (problems.found().size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<String> some = new ArrayList<>(problems.found().subList(0, MOST_PROBLEMS));
        some.add("and " + (problems.found().size() - MOST_PROBLEMS) + " more lines");
        throw new InvalidConfiguration(some);
    }

    private static Figure figure(String name, Row row) {
        return new Figure(
                name,
                row.period(),
                Slice.WHOLE,
                row.value(),
                null,
                null,
                "",
                Status.FINAL,
                true,
                1,
                null,
                "",
                Figure.digest(name, row.period(), Slice.WHOLE, row.value()));
    }
}
