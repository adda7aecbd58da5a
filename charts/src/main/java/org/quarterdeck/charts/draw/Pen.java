package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.util.List;

/** Draws text and lines at measured places. A text is always one string, so that it stays text in SVG. */
record Pen(Graphics2D graphics, Theme theme, Size size) {
    /** Where a text stands at its x. */
    enum Align {
        START,
        MIDDLE,
        END
    }

    Pen {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Font label() {
        return theme.faces().regular(size.label());
    }

    Font strong() {
        return theme.faces().strong(size.label());
    }

    Font axis() {
        return theme.faces().regular(Math.min(13, size.label()));
    }

    Theme.Palette palette() {
        return theme.palette();
    }

    void text(String text, double x, double baseline, Font font, Color colour, Align align) {
        double shift = switch (align) {
            case START -> 0;
            case MIDDLE -> Faces.width(text, font) / 2;
            case END -> Faces.width(text, font);
        };
        graphics.setFont(font);
        graphics.setPaint(colour);
        graphics.drawString(text, (float) (x - shift), (float) baseline);
    }

    /** Lines of text from a first baseline down. */
    void lines(List<String> lines, double x, double baseline, Font font, Color colour, Align align) {
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, baseline + i * leading(font), font, colour, align);
        }
    }

    /** From one baseline to the next. */
    static double leading(Font font) {
        return Math.round(font.getSize() * 1.3);
    }

    /** From the middle of a line of digits and capitals down to its baseline. */
    static double toBaseline(Font font) {
        return font.getSize() * 0.33;
    }

    void line(double x1, double y1, double x2, double y2, Stroke stroke, Color colour) {
        graphics.setStroke(stroke);
        graphics.setPaint(colour);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void fill(Shape shape, Color colour) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }
}
