package org.quarterdeck.charts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words with slots: {@code {name}}, {@code {name.attribute}}, {@code {metric[slice]@period}}, each with an optional
 * form after a bar, as {@code {share|percent}}. Read once, rendered for any release.
 */
public record Template(List<Part> parts) {
    /** A piece of a template. */
    sealed interface Part {}

    /** Words as they stand. */
    record Literal(String text) implements Part {}

    /** A value to be filled in. */
    record Slot(String name, String form) implements Part {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a brace has no partner, or a form is unknown
     */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            String words = text.substring(at, open < 0 ? text.length() : open);
            if (words.indexOf('}') >= 0) {
                throw new IllegalArgumentException("\"" + text + "\" has a } without its {");
            }
            if (!words.isEmpty()) {
                parts.add(new Literal(words));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("\"" + text + "\" has a { without its }");
            }
            parts.add(slot(text.substring(open + 1, close)));
            at = close + 1;
        }
        return new Template(List.copyOf(parts));
    }

    private static Slot slot(String inner) {
        int bar = inner.indexOf('|');
        String form = bar < 0 ? "" : inner.substring(bar + 1).strip();
        Form.check(form);
        return new Slot((bar < 0 ? inner : inner.substring(0, bar)).strip(), form);
    }

    /** Does it hold a digit outside its slots? A finding may not: its numbers come from figures. */
    public boolean hasLiteralDigits() {
        return parts.stream()
                .anyMatch(p -> p instanceof Literal l && l.text().chars().anyMatch(Character::isDigit));
    }

    /** The names of its slots. */
    public Set<String> names() {
        return parts.stream()
                .filter(Slot.class::isInstance)
                .map(p -> ((Slot) p).name())
                .collect(Collectors.toSet());
    }

    /**
     * Fills the slots.
     *
     * @throws MissingFigure when a value is missing
     */
    public Rendered render(Scope scope, Voice voice) {
        Form form = new Form(scope.language(), voice, scope.periods().end().getYear());
        List<Rendered.Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                pieces.add(new Rendered.Piece(literal.text(), List.of(), OptionalInt.empty()));
            } else if (part instanceof Slot slot) {
                pieces.add(form.print(scope.value(slot.name()), slot.form()));
            }
        }
        return new Rendered(List.copyOf(pieces));
    }

    /** How numbers are written: sentences spell out whole numbers below ten. */
    public enum Voice {
        SENTENCE,
        TABLE
    }
}
