package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quarterdeck.charts.frame.PlainText;

/** Breaks text into lines that fit a width; what does not fit the last line ends in an ellipsis. */
record Wrap(Font font, double width, String language) {
    private static final String ELLIPSIS = "…";

    List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        String rest = PlainText.of(text);
        while (!rest.isEmpty() && lines.size() < most) {
            boolean last = lines.size() == most - 1;
            int end = last && !fits(rest) ? 0 : breakAt(rest);
            if (end == 0) {
                lines.add(ellipsised(rest));
                return lines;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return lines;
    }

    private boolean fits(String text) {
        return Faces.width(text, font) <= width;
    }

    private int breakAt(String text) {
        if (fits(text)) {
            return text.length();
        }
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.forLanguageTag(language));
        breaks.setText(text);
        int best = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            if (!fits(text.substring(0, at).stripTrailing())) {
                break;
            }
            best = at;
        }
        return best > 0 ? best : charsThatFit(text, "");
    }

    private String ellipsised(String text) {
        return text.substring(0, charsThatFit(text, ELLIPSIS)).stripTrailing() + ELLIPSIS;
    }

    private int charsThatFit(String text, String end) {
        int at = 0;
        while (at < text.length()) {
            int next = text.offsetByCodePoints(at, 1);
            if (!fits(text.substring(0, next) + end)) {
                break;
            }
            at = next;
        }
        return Math.max(at, text.offsetByCodePoints(0, 1));
    }
}
