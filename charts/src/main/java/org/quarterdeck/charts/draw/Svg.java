package org.quarterdeck.charts.draw;

import java.util.Objects;
import org.apache.commons.text.StringEscapeUtils;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.PlainText;

/** Writes a picture as SVG: text as text, title and description for who does not see it, the same bytes every time. */
record Svg(Picture picture, ChartFrame frame, Theme theme) {
    /** Stands alone: faces embedded, white ground. */
    String document() {
        String body = frame.texts().toString() + frame.rows();
        String style = "<style>" + Faces.css(body).replace("\"", "'") + "</style>";
        String ground = "<rect width='100%' height='100%' fill='#fff'/>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(frame.id(), true, style + ground) + "\n";
    }

    /** Stands in a page. */
    String element(String id) {
        return svg(id, false, "");
    }

    private String svg(String id, boolean dimensions, String more) {
        SVGGraphics2D graphics = new SVGGraphics2D(picture.width(), picture.height());
        graphics.setDefsKeyPrefix(id + "-");
        graphics.setFontFunction(family -> "&quot;" + family(graphics) + "&quot;, sans-serif");
        picture.draw(graphics);
        ViewBox box = new ViewBox(0, 0, picture.width(), picture.height());
        String svg = graphics.getSVGElement(id, dimensions, box, null, null);
        String labelled = "<svg role='img' aria-labelledby='" + id + "-title " + id + "-desc'";
        int end = svg.indexOf('>') + 1;
        return labelled + svg.substring("<svg".length(), end) + words(id) + more + svg.substring(end);
    }

    private String family(SVGGraphics2D graphics) {
        return theme.faces().family(Objects.requireNonNull(graphics.getFont()));
    }

    private String words(String id) {
        return "<title id='" + id + "-title'>" + escaped(frame.texts().title()) + "</title><desc id='" + id + "-desc'>"
                + escaped(frame.texts().alt()) + "</desc>";
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(PlainText.of(text));
    }
}
