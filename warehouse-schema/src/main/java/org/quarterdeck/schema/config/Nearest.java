package org.quarterdeck.schema.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The nearest known name to a mistyped one. It only ever suggests; nothing is replaced by it. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known name fewest edits away, when it is at most a third of the name's length (and at least two) off. Of
     * several as near, the one that begins alike: a slip is rarely made in the first letters.
     */
    public static Optional<String> to(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int limit = Math.max(2, name.length() / 3);
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> distance.apply(wanted, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(k -> -commonStart(wanted, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(k -> distance.apply(wanted, k.toLowerCase(Locale.ROOT)) <= limit);
    }

    private static int commonStart(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** The end of an error message: {@code ; did you mean "x"?}, or all the known names when none is near. */
    public static String hint(String name, Collection<String> known) {
        return to(name, known)
                .map(k -> "; did you mean \"" + k + "\"?")
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : "; known are "
                                + String.join(", ", known.stream().sorted().toList()));
    }
}
