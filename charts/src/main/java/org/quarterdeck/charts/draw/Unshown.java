package org.quarterdeck.charts.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;

/** What a picture must say of characters that no face has: a reader of a name must know that it is not spelled with boxes. */
public final class Unshown {
    private Unshown() {}

    /** A note with the characters' numbers, under which any table of Unicode has them; none when all can be drawn. */
    public static List<String> notes(ChartFrame frame) {
        Set<Integer> unshown = Faces.unshown(words(frame));
        if (unshown.isEmpty()) {
            return List.of();
        }
        String numbers = unshown.stream()
                .limit(8)
                .map(character -> String.format(Locale.ROOT, "U+%04X", character))
                .collect(Collectors.joining(", ", "", unshown.size() > 8 ? ", …" : ""));
        return List.of(Phrase.UNSHOWN.in(frame.language(), numbers));
    }

    private static List<String> words(ChartFrame frame) {
        ChartFrame.ChartTexts texts = frame.texts();
        List<String> words = new ArrayList<>(
                List.of(texts.title(), texts.subtitle().plain(), String.valueOf(texts.note()), texts.source()));
        words.addAll(texts.labels().values());
        words.addAll(texts.footnotes());
        frame.rows().forEach(row -> words.addAll(List.of(row.name(), row.label())));
        frame.lines().forEach(line -> words.add(line.name()));
        frame.events().forEach(event -> words.add(event.text()));
        return words;
    }
}
