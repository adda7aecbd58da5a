package org.quarterdeck.jobs.source.draft;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words as YAML writes them. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{Nd} _-]*(?<! )");
    private static final Set<String> NOT_WORDS = Set.of("yes", "no", "true", "false", "null", "on", "off", "y", "n");

    private Yaml() {}

    /** A word, in quotes only where it would be taken for something else without. */
    static String scalar(String word) {
        boolean isPlain = PLAIN.matcher(word).matches() && !NOT_WORDS.contains(word.toLowerCase(Locale.ROOT));
        return isPlain ? word : quoted(word);
    }

    /** A word in double quotes. */
    static String quoted(String word) {
        StringBuilder text = new StringBuilder("\"");
        word.codePoints().forEach(sign -> {
            if (sign == '"' || sign == '\\') {
                text.append('\\').appendCodePoint(sign);
            } else if (sign == '\t') {
                text.append("\\t");
            } else {
                text.appendCodePoint(Character.isISOControl(sign) ? ' ' : sign);
            }
        });
        return text.append('"').toString();
    }
}
