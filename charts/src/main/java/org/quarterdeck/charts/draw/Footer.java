package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;

/** What a screenshot must still tell: footnotes, note, source, release and chart, and whether the data are invented. */
record Footer(ChartFrame frame, Theme theme, Size size) {
    private static final int ABOVE_RULE = 12;
    private static final int BELOW_RULE = 8;
    private static final int GAP = 16;

    double height() {
        return ABOVE_RULE
                + 2
                + BELOW_RULE
                + (lines().size() + (sampleBeside() ? 0 : 1)) * Pen.leading(font())
                + size.padBottom();
    }

    private Font font() {
        return theme.faces().regular(size.footer());
    }

    private Font strong() {
        return theme.faces().strong(size.footer());
    }

    private double width() {
        return size.width() - 2.0 * size.padX();
    }

    private List<String> lines() {
        ChartFrame.ChartTexts texts = frame.texts();
        Wrap wrap = new Wrap(font(), width(), frame.language());
        List<String> lines = new ArrayList<>();
        texts.footnotes().forEach(f -> lines.addAll(wrap.lines(f, 4)));
        Unshown.notes(frame).forEach(f -> lines.addAll(wrap.lines(f, 2)));
        if (texts.note() != null) {
            lines.addAll(wrap.lines(Phrase.NOTE.in(frame.language(), texts.note()), 6));
        }
        lines.addAll(wrap.lines(texts.source(), 3));
        lines.addAll(wrap.lines(texts.provenance(), 3));
        return lines;
    }

    /** At the end of the last line, where it has room. */
    private boolean sampleBeside() {
        String sample = frame.texts().sample();
        List<String> lines = lines();
        double last = Faces.width(lines.get(lines.size() - 1), font());
        return sample == null || last + GAP + Faces.width(sample, strong()) <= width();
    }

    void draw(Pen pen, double from) {
        double rule = Math.round(from + ABOVE_RULE) + 0.5;
        double left = size.padX();
        double right = left + width();
        pen.line(left, rule, right, rule, Theme.THIN, theme.palette().grid());
        double baseline = rule + BELOW_RULE + size.footer() * 0.9;
        List<String> lines = lines();
        pen.lines(lines, left, baseline, font(), theme.palette().text(), Pen.Align.START);
        String sample = frame.texts().sample();
        if (sample != null) {
            int line = sampleBeside() ? lines.size() - 1 : lines.size();
            pen.text(
                    sample,
                    right,
                    baseline + line * Pen.leading(font()),
                    strong(),
                    theme.palette().event(),
                    Pen.Align.END);
        }
    }
}
