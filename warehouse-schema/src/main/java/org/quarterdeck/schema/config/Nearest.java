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
     * several, the one that begins most like it: the first letters are seldom wrong.
     */
    public static Optional<String> to(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int limit = Math.max(2, name.length() / 3);
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> distance.apply(wanted, k.toLowerCase(Locale.ROOT)))
                        .thenComparingInt(k -> -sharedStart(wanted, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(k -> distance.apply(wanted, k.toLowerCase(Locale.ROOT)) <= limit);
    }

    private static int sharedStart(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < most && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
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
