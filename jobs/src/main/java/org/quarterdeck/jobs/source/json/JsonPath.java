package org.quarterdeck.jobs.source.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from a row's object to a value, as {@code amountUSD}, {@code donor.name}, {@code sources[0].name} or
 * {@code sources[type=Organization].name}, the first of a list whose {@code type} is that. A backslash takes the sign
 * behind it as part of a name.
 */
final class JsonPath {
    private static final Pattern NAME = Pattern.compile("(?:[^.\\[\\]\\\\]|\\\\.)+");
    private static final Pattern CHOICE = Pattern.compile("\\[(?:(\\d{1,6})|([^=\\[\\]]+)=([^\\[\\]]+))]");

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    private sealed interface Step {
        /** The next value on the way; null when the way ends. */
        @Nullable
        JsonValue from(JsonValue value);
    }

    private record Field(String name) implements Step {
        @Override
        public @Nullable JsonValue from(JsonValue value) {
            return value instanceof JsonValue.Fields fields ? fields.values().get(name) : null;
        }
    }

    private record Item(int index) implements Step {
        @Override
        public @Nullable JsonValue from(JsonValue value) {
            return value instanceof JsonValue.Items items
                            && index < items.values().size()
                    ? items.values().get(index)
                    : null;
        }
    }

    private record Where(String field, String is) implements Step {
        @Override
        public @Nullable JsonValue from(JsonValue value) {
            return value instanceof JsonValue.Items items
                    ? items.values().stream().filter(this::fits).findFirst().orElse(null)
                    : null;
        }

        private boolean fits(JsonValue item) {
            return item instanceof JsonValue.Fields fields
                    && fields.values().get(field) instanceof JsonValue.Single single
                    && single.cell().text().equals(is);
        }
    }

    /** Reads a path; null when it is none. */
    static @Nullable JsonPath of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        Matcher choice = CHOICE.matcher(text);
        int at = 0;
        while (true) {
            if (!name.region(at, text.length()).lookingAt()) {
                return null;
            }
            steps.add(new Field(name.group().strip().replaceAll("\\\\(.)", "$1")));
            at = name.end();
            while (choice.region(at, text.length()).lookingAt()) {
                steps.add(
                        choice.group(1) != null
                                ? new Item(Integer.parseInt(choice.group(1)))
                                : new Where(
                                        choice.group(2).strip(), choice.group(3).strip()));
                at = choice.end();
            }
            if (at == text.length()) {
                return new JsonPath(List.copyOf(steps));
            }
            if (text.charAt(at) != '.') {
                return null;
            }
            at++;
        }
    }

    /** A field's name as a path writes it. */
    static String written(String name) {
        return name.replaceAll("[.\\[\\]\\\\]", "\\\\$0");
    }

    /** The name of the row's own field that it begins with. */
    String first() {
        return ((Field) steps.get(0)).name();
    }

    /** Does it lead into the row's own field? */
    boolean isDeep() {
        return steps.size() > 1;
    }

    /** The names on the way, where it goes through objects only; null where it chooses from lists. */
    @Nullable
    List<String> names() {
        return steps.stream().allMatch(Field.class::isInstance)
                ? steps.stream().map(step -> ((Field) step).name()).toList()
                : null;
    }

    /** The value; null when the row does not have it. */
    @Nullable
    JsonValue in(JsonValue row) {
        JsonValue value = row;
        for (Step step : steps) {
            value = value == null ? null : step.from(value);
        }
        return value;
    }
}
