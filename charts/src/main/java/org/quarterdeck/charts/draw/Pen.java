package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.text.Bidi;
import java.util.List;
import org.jfree.svg.SVGGraphics2D;

/**
 * Draws text and lines at measured places. A text is always one string, so that it stays text in SVG.
 *
 * @param mirrored whether the graphics' x runs from right to left, as in Arabic pictures; text is then set back, so that it
 *     can be read, and stands from its x to the left
 */
record Pen(Graphics2D graphics, Theme theme, Size size, boolean mirrored) {
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
        StyledText styled = StyledText.of(unmarked(text), font);
        double width = styled.width();
        double left = switch (align) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        graphics.setFont(font);
        graphics.setPaint(colour);
        if (!mirrored) {
            draw(styled, left, baseline, width);
            return;
        }
        AffineTransform before = graphics.getTransform();
        graphics.transform(mirror(size.width()));
        draw(styled, size.width() - left - width, baseline, width);
        graphics.setTransform(before);
    }

    /**
     * Numbers of languages that run from right to left come with marks of direction, which no face has a glyph for and
     * nothing needs where no letter runs back.
     */
    static String unmarked(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length) ? text : text.replace("\u200e", "");
    }

    /** Turns a picture of that width around, and an x in it back. */
    static AffineTransform mirror(double width) {
        return new AffineTransform(-1, 0, 0, 1, width, 0);
    }

    /** A text that runs back is placed by its right end in SVG, as browsers do, and by its left elsewhere. */
    private void draw(StyledText styled, double left, double baseline, double width) {
        boolean back = mirrored && styled.runsBack();
        if (graphics instanceof SVGGraphics2D) {
            graphics.setRenderingHint(Svg.TEXT, new Svg.TextStyle(styled.families(), mirrored, back));
            graphics.drawString(styled.text(), (float) (back ? left + width : left), (float) baseline);
        } else if (styled.isPlain()) {
            graphics.drawString(styled.text(), (float) left, (float) baseline);
        } else {
            graphics.drawString(styled.attributed(back), (float) left, (float) baseline);
        }
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
