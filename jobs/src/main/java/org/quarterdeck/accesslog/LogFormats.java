package org.quarterdeck.accesslog;

import java.util.Map;
import org.quarterdeck.schema.config.Problems;

/** What a configuration may ask for, checked before there is a file. */
public final class LogFormats {
    private LogFormats() {}

    /**
     * Notes what is wrong with a format.
     *
     * @param line the word of a format, {@code json} or {@code auto}
     * @param map the name of a shipped map of JSON lines; empty for whichever fits
     * @param fields an own map of JSON lines, names apart by blanks by field; empty for none
     */
    public static void check(String line, String map, Map<String, String> fields, String place, Problems problems) {
        AskedFormat.of(line, map, fields, place, problems);
    }
}
