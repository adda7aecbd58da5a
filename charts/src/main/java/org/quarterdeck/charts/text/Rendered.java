package org.quarterdeck.charts.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.quarterdeck.schema.figure.Figure;

/** A text with its figures filled in, in pieces that know where they come from. */
public record Rendered(List<Piece> pieces) {
    /** Text that holds no figure. */
    public static Rendered of(String text) {
        return new Rendered(text.isEmpty() ? List.of() : List.of(new Piece(text, List.of(), OptionalInt.empty())));
    }

    /** The text alone. */
    public String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Every figure that the text rests on. */
    public List<Figure> figures() {
        return pieces.stream().flatMap(p -> p.from().stream()).distinct().toList();
    }

    /**
     * A run of text.
     *
     * @param from the figures printed in it; empty for plain words
     * @param series the series that it names, whose colour it takes
     */
    public record Piece(String text, List<Figure> from, OptionalInt series) {}
}
