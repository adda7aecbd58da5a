package org.quarterdeck.charts.draw;

import java.awt.RenderingHints;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.PlainText;

/** Writes a picture as SVG: text as text, title and description for who does not see it, the same bytes every time. */
record Svg(Picture picture, ChartFrame frame) {
    private static final String GROUND = "<rect width='100%' height='100%' fill='#fff'/>";

    /** How the text that is drawn next is set. */
    static final RenderingHints.Key TEXT = new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof TextStyle;
        }
    };

    /**
     * How a text is set.
     *
     * @param families that are tried for each character
     * @param told whether the direction must be told, because what is around it has another
     * @param back whether it runs from right to left
     */
    record TextStyle(List<String> families, boolean told, boolean back) {
        /** The value of font-family, and in its wake the direction: JFreeSVG leaves no other place for it. */
        String css() {
            String names = families.stream()
                    .map(family -> "&quot;" + family + "&quot;")
                    .collect(Collectors.joining(", ", "", ", sans-serif"));
            return told ? names + "; direction: " + (back ? "rtl" : "ltr") : names;
        }
    }

    /** Stands alone: faces embedded, white ground. */
    String document() {
        String drawn = svg(frame.id(), true, GROUND);
        String style = "<style>" + Faces.css(drawn).replace("\"", "'") + "</style>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawn.replace(GROUND, style + GROUND) + "\n";
    }

    /** Stands in a page. */
    String element(String id) {
        return svg(id, false, "");
    }

    private String svg(String id, boolean dimensions, String more) {
        SVGGraphics2D graphics = new SVGGraphics2D(picture.width(), picture.height());
        graphics.setDefsKeyPrefix(id + "-");
        graphics.setFontFunction(family -> style(graphics).css());
        picture.draw(graphics);
        ViewBox box = new ViewBox(0, 0, picture.width(), picture.height());
        String svg = graphics.getSVGElement(id, dimensions, box, null, null);
        String labelled = "<svg role='img' aria-labelledby='" + id + "-title " + id + "-desc'";
        int end = svg.indexOf('>') + 1;
        return labelled + svg.substring("<svg".length(), end) + words(id) + more + svg.substring(end);
    }

    private static TextStyle style(SVGGraphics2D graphics) {
        return (TextStyle) Objects.requireNonNull(graphics.getRenderingHint(TEXT));
    }

    private String words(String id) {
        return "<title id='" + id + "-title'>" + escaped(frame.texts().title()) + "</title><desc id='" + id + "-desc'>"
                + escaped(frame.texts().alt()) + "</desc>";
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(PlainText.of(text));
    }
}
