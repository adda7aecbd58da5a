package org.quarterdeck.charts.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A slice that leaves a value to whoever asks: {@code {donor: "{donor}"}} is of the donor that a pack is made for. */
public final class Asked {
    private static final Pattern OPEN = Pattern.compile("\\{([a-z_]+)}");

    private Asked() {}

    /** The dimensions that a slice leaves open. */
    public static Set<String> open(Map<String, String> slice) {
        Set<String> open = new TreeSet<>();
        for (String value : slice.values()) {
            Matcher matcher = OPEN.matcher(value);
            if (matcher.matches()) {
                open.add(matcher.group(1));
            }
        }
        return open;
    }

    /** The slice with the values that were asked for; one that was not stays open. */
    public static Map<String, String> filled(Map<String, String> slice, Map<String, String> asked) {
        Map<String, String> filled = new TreeMap<>(slice);
        filled.replaceAll((dimension, value) -> {
            Matcher matcher = OPEN.matcher(value);
            return matcher.matches() ? asked.getOrDefault(matcher.group(1), value) : value;
        });
        return filled;
    }
}
