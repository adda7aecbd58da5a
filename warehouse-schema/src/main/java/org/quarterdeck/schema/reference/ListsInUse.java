package org.quarterdeck.schema.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * The reference lists that hold for an office: the product's, and in place of each the office's own file of the same
 * name, if there is one. An office's list has the product's columns, in any order, and no others.
 */
public final class ListsInUse {
    private static final String ENDING = ".csv";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Pattern VERSION =
            Pattern.compile("\\*\\*Versions?\\.\\*\\*\\s*(.+?)(\\n\\s*\\n|\\z)", Pattern.DOTALL);

    /** What cells of a column look like; columns not named here hold any text. */
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("state_code", Form.of("[A-Z]{3}", "three capital letters")),
            Map.entry("alpha2", Form.of("[A-Z]{2}", "two capital letters")),
            Map.entry("m49_code", Form.of("\\d{3}", "three digits")),
            Map.entry("currency", Form.of("[A-Z]{3}", "three capital letters")),
            Map.entry("numeric_code", Form.of("(\\d{3})?", "three digits")),
            Map.entry("minor_unit", Form.of("\\d?", "one digit")),
            Map.entry("alias", Form.of(".*\\S.*", "a word")),
            Map.entry("donor_id", Form.of(".*\\S.*", "a donor's id")),
            Map.entry("extension", Form.of("[A-Za-z0-9_]{1,8}", "1 to 8 letters, digits or _, without the dot")),
            Map.entry("rank", Form.of("\\d{1,4}", "a whole number from 1")),
            Map.entry("pattern", new Form("a regular expression", ListsInUse::isPattern)),
            Map.entry("valid_from", Form.DAY),
            Map.entry("valid_to", Form.DAY),
            Map.entry("member_since", Form.DAY),
            Map.entry("succeeded_on", Form.DAY));

    private final SortedMap<String, Entry> lists;

    private ListsInUse(SortedMap<String, Entry> lists) {
        this.lists = lists;
    }

    /**
     * A list.
     *
     * @param name the file's, as {@code robots.csv}
     * @param file which holds it
     * @param isOffices whether it is the office's own
     */
    public record Entry(String name, Path file, boolean isOffices) {
        /** What the page beside the list says its version is; else the day on which the file was written. */
        public String version() {
            Path page = file.resolveSibling(name.replace(ENDING, ".md"));
            try {
                Matcher told = VERSION.matcher(Files.isRegularFile(page) ? Files.readString(page) : "");
                return told.find()
                        ? told.group(1).strip().replaceAll("\\s+", " ").replaceAll("\\.$", "")
                        : "file of "
                                + LocalDate.ofInstant(
                                        Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + page, e);
            }
        }
    }

    /**
     * Finds and checks them.
     *
     * @param product the folder of the product's lists
     * @param office the folder of an office's own, which need not exist
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of an office's lists
     */
    public static ListsInUse of(Path product, Path office) {
        SortedMap<String, Entry> lists = new TreeMap<>();
        files(product).forEach(file -> lists.put(name(file), new Entry(name(file), file, false)));
        Problems problems = new Problems();
        for (Path file : files(office)) {
            Entry replaced = lists.get(name(file));
            if (replaced == null) {
                problems.add(
                        file.toString(), "no reference list has that name" + Nearest.hint(name(file), lists.keySet()));
            } else {
                check(file, columns(replaced.file()), problems);
                lists.put(name(file), new Entry(name(file), file, true));
            }
        }
        problems.throwIfAny();
        Entry donors = lists.get(DonorAliases.FILE);
        if (donors != null) {
            DonorAliases.check(donors.file(), problems);
        }
        problems.throwIfAny();
        return new ListsInUse(lists);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<String> columns(Path file) {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            return parser.getHeaderNames();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the reference list " + file, e);
        }
    }

    private static void check(Path file, List<String> columns, Problems problems) {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            List<String> found = parser.getHeaderNames();
            List<String> missing =
                    columns.stream().filter(column -> !found.contains(column)).toList();
            missing.forEach(column -> problems.add(
                    file.toString(), "the column \"" + column + "\" is missing" + Nearest.hint(column, found)));
            found.stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> problems.add(
                            file.toString(),
                            "the column \"" + column + "\" is unknown" + Nearest.hint(column, columns)));
            if (missing.isEmpty()) {
                rows(parser, file, problems);
            }
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            problems.add(file.toString(), "is no CSV file in UTF-8 with column names: " + e.getMessage());
        }
    }

    private static void rows(CSVParser parser, Path file, Problems problems) {
        boolean isEmpty = true;
        for (CSVRecord row : parser) {
            isEmpty = false;
            String place = file + ", row " + (row.getRecordNumber() + 1);
            if (!row.isConsistent()) {
                problems.add(
                        place,
                        "has " + row.size() + " cells; the header has "
                                + parser.getHeaderNames().size());
                continue;
            }
            for (String column : parser.getHeaderNames()) {
                Form form = FORMS.get(column);
                if (form != null && !form.fits(row.get(column))) {
                    problems.add(place, column + " \"" + row.get(column) + "\" is not " + form.words());
                }
            }
        }
        if (isEmpty) {
            problems.add(file.toString(), "has no rows; remove it to have the product's list");
        }
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return !text.isBlank();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** All of them, by file name. */
    public SortedMap<String, Entry> all() {
        return Collections.unmodifiableSortedMap(lists);
    }

    /**
     * The file of a list.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Path file(String name) {
        Entry list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no reference list " + name + "; there are " + lists.keySet());
        }
        return list.file();
    }

    /** The cells of a column of a list. */
    public List<String> column(String name, String column) {
        List<String> cells = new ArrayList<>();
        ReferenceFile.read(file(name), List.of(column)).forEach(row -> cells.add(row.get(column)));
        return cells;
    }

    private record Form(String words, java.util.function.Predicate<String> test) {
        static final Form DAY = new Form("a day such as 2020-05-31, or empty", Form::isDay);

        static Form of(String pattern, String words) {
            Pattern compiled = Pattern.compile(pattern);
            return new Form(words, text -> compiled.matcher(text).matches());
        }

        boolean fits(String text) {
            return test.test(text);
        }

        private static boolean isDay(String text) {
            try {
                return text.isEmpty() || LocalDate.parse(text).getYear() > 0;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
