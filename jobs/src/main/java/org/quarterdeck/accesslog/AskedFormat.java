package org.quarterdeck.accesslog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * The format that a configuration asks for.
 *
 * @param line its word; {@code auto} for whatever each file is in
 * @param formats the formats that the word allows
 */
record AskedFormat(String line, List<LineFormat> formats) {
    /** Each file tells its format itself. */
    static final AskedFormat AUTO = new AskedFormat("auto", LineFormat.known());

    private static final String JSON = "json";

    /**
     * Reads what a configuration asks for.
     *
     * @param line the word of a format, {@code json} or {@code auto}
     * @param map the name of a shipped map of JSON lines; empty for whichever fits
     * @param own an own map of JSON lines; empty for none
     */
    static AskedFormat of(String line, String map, Map<String, String> own, String place, Problems problems) {
        boolean isJson = line.equals(JSON);
        if (!isJson && !(map.isEmpty() && own.isEmpty())) {
            problems.add(place, "a map is for JSON lines; write line: json, or leave it out");
        }
        if (isJson && !own.isEmpty()) {
            if (!map.isEmpty()) {
                problems.add(place, "has a shipped map and fields of its own; leave one of them out");
            }
            return new AskedFormat(line, List.of(LineFormat.json(JsonMap.own(own, place, problems))));
        }
        if (isJson && !map.isEmpty()) {
            Optional<JsonMap> shipped = JsonMap.of(map);
            if (shipped.isEmpty()) {
                problems.add(place, "the map \"" + map + "\" is unknown" + Nearest.hint(map, JsonMap.names()));
            }
            return shipped.map(m -> new AskedFormat(line, List.of(LineFormat.json(m))))
                    .orElse(AUTO);
        }
        List<LineFormat> formats = LineFormat.known().stream()
                .filter(f ->
                        isJson ? f.form() instanceof LineFormat.Json : f.word().equals(line))
                .toList();
        if (formats.isEmpty() && !line.equals(AUTO.line())) {
            problems.add(place, "the line \"" + line + "\" is unknown" + Nearest.hint(line, words()));
        }
        return formats.isEmpty() ? AUTO : new AskedFormat(line, formats);
    }

    private static List<String> words() {
        return Stream.concat(
                        Stream.of(AUTO.line(), JSON),
                        LineFormat.known().stream()
                                .filter(f -> !(f.form() instanceof LineFormat.Json))
                                .map(LineFormat::word))
                .toList();
    }

    boolean isAuto() {
        return line.equals(AUTO.line());
    }
}
