package org.quarterdeck.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * Option values as text, read one by one. A wrong one is noted, and stands in for itself with a value that is never
 * used, since {@link #throwIfAnyIsWrong()} ends the reading.
 */
final class OptionValues {
    private static final String EXTENSIONS =
            "css js map gif ico jpg jpeg png svg webp avif bmp woff woff2 ttf otf eot" + " mp3 mp4 webm swf";
    private static final Map<String, String> DEFAULTS = Map.of(
            "excluded_paths", "",
            "static_extensions", EXTENSIONS,
            "visitor_key_rotation", "month",
            "late_days", "35",
            "line", "auto",
            "map", "",
            "fields", "{}",
            "known_lines", "{}",
            "split_bytes", Long.toString(64L * 1024 * 1024));
    private static final List<String> REQUIRED =
            List.of("site", "time_zone", "as_of", "robots", "robots_version", "secrets");
    /** Spark's own, which it adds for {@code load(path)}. */
    private static final List<String> PATHS = List.of("path", "paths");

    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_]{1," + PageRules.EXTENSION_LIMIT + "}");
    private static final Pattern EXCLUDED = Pattern.compile("/.+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LONGEST_LATENESS = 3_660;

    private final Map<String, String> values = new TreeMap<>(DEFAULTS);
    private final Problems problems = new Problems();

    OptionValues(Map<String, String> given) {
        values.putAll(given);
        List<String> known =
                Stream.concat(REQUIRED.stream(), DEFAULTS.keySet().stream()).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name) && !PATHS.contains(name)) {
                problems.add("option " + name, "is unknown" + Nearest.hint(name, known));
            }
        }
    }

    String site() {
        String site = text("site");
        if (!site.isEmpty() && !SITE.matcher(site).matches()) {
            problems.add("option site", "\"" + site + "\" is no site; it has letters, digits, _ and - only");
        }
        return site;
    }

    ZoneId zone() {
        return value("time_zone", "a time zone, such as Europe/Paris", ZoneId::of, ZoneOffset.UTC);
    }

    LocalDate asOf() {
        return value("as_of", "a day, such as 2020-05-31", LocalDate::parse, LocalDate.EPOCH);
    }

    Path path(String name) {
        return value(name, "a path", Path::of, Path.of(""));
    }

    String text(String name) {
        return value(name, "a text", v -> v, "");
    }

    List<String> excludedPaths() {
        return value("excluded_paths", "paths that begin with /, apart by spaces", words(EXCLUDED), List.of());
    }

    List<String> staticExtensions() {
        String form = "extensions of 1 to " + PageRules.EXTENSION_LIMIT + " letters or digits, apart by spaces";
        return value("static_extensions", form, words(EXTENSION), List.of());
    }

    PeriodKind rotation() {
        List<PeriodKind> known = List.of(PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.QUARTER);
        return value(
                "visitor_key_rotation",
                "day, month or quarter",
                v -> known.stream().filter(k -> k.word().equals(v)).findFirst().orElseThrow(OptionValues::wrong),
                PeriodKind.MONTH);
    }

    int lateDays() {
        return (int) number("late_days", 0, LONGEST_LATENESS);
    }

    long splitBytes() {
        return number("split_bytes", 1, Long.MAX_VALUE);
    }

    AskedFormat asked() {
        Map<String, String> fields = value(
                "fields",
                "a JSON object of texts",
                v -> object(v, new TypeReference<TreeMap<String, String>>() {}),
                new TreeMap<>());
        return AskedFormat.of(text("line"), text("map"), fields, "option line", problems);
    }

    Map<String, Long> knownLines() {
        return value(
                "known_lines",
                "a JSON object of whole numbers",
                v -> object(v, new TypeReference<TreeMap<String, Long>>() {}),
                new TreeMap<>());
    }

    private static <T> T object(String text, TypeReference<T> type) {
        try {
            return new ObjectMapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    /** Ends the reading when anything was wrong, with all of it. */
    void throwIfAnyIsWrong() {
        problems.throwIfAny();
    }

    private long number(String name, long least, long most) {
        Function<String, Long> parser = v -> {
            long number = Long.parseLong(v);
            if (number < least || number > most) {
                throw wrong();
            }
            return number;
        };
        return value(name, "a whole number from " + least + " to " + most, parser, least);
    }

    private static Function<String, List<String>> words(Pattern form) {
        return text -> {
            List<String> words =
                    SPACES.splitAsStream(text).filter(w -> !w.isEmpty()).toList();
            if (!words.stream().allMatch(w -> form.matcher(w).matches())) {
                throw wrong();
            }
            return words;
        };
    }

    private <T> T value(String name, String form, Function<String, T> parser, T whenWrong) {
        String text = values.getOrDefault(name, "");
        if (text.isEmpty() && REQUIRED.contains(name)) {
            problems.add("option " + name, "is missing; give " + form);
            return whenWrong;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            problems.add("option " + name, "\"" + text + "\" is not " + form);
            return whenWrong;
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("wrong form");
    }
}
