package org.quarterdeck.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.quarterdeck.charts.draw.Faces;

/** Reads a picture back from its SVG: what stands where, measured with the faces that the product ships. */
record SvgReader(Document document) {
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    private static final Faces FACES = Faces.load();
    private static final Pattern FAMILY = Pattern.compile("font-family: \"([^\"]+)\"");
    private static final Pattern SIZE = Pattern.compile("font-size: (\\d+(?:\\.\\d+)?)px");
    private static final Pattern FILL = Pattern.compile("fill: ?rgb\\((\\d+),(\\d+),(\\d+)\\)");

    static SvgReader of(String svg) {
        return new SvgReader(Jsoup.parse(svg, Parser.xmlParser()));
    }

    /** One text with the box that its ink fills. */
    record Text(String words, double size, Color fill, Rectangle2D box) {
        /** Does more than a hair of it lie on the other? */
        boolean lies(Rectangle2D other) {
            Rectangle2D both = box.createIntersection(other);
            return both.getWidth() > 0.5 && both.getHeight() > 0.5;
        }
    }

    List<Text> texts() {
        return document.select("text").stream().map(SvgReader::text).toList();
    }

    List<String> words() {
        return texts().stream().map(Text::words).toList();
    }

    /** The picture's words as one line, to look for a phrase that may be broken into lines. */
    String prose() {
        return String.join(" ", words()).replaceAll("\\s+", " ");
    }

    private static Text text(Element element) {
        String style = element.attr("style");
        double size = Double.parseDouble(group(SIZE, style, 1));
        Font font = FACES.named(group(FAMILY, style, 1), (int) size);
        Rectangle2D ink = font.createGlyphVector(MEASURE, element.wholeText()).getVisualBounds();
        return new Text(
                element.wholeText(),
                size,
                fill(element),
                new Rectangle2D.Double(
                        number(element, "x") + ink.getX(),
                        number(element, "y") + ink.getY(),
                        ink.getWidth(),
                        ink.getHeight()));
    }

    /** Filled rectangles of a colour: bars. */
    List<Rectangle2D> bars(Color colour) {
        return document.select("rect[x]").stream()
                .filter(r -> FILL.matcher(r.attr("style")).find() && fill(r).equals(colour))
                .<Rectangle2D>map(r ->
                        new Rectangle2D.Double(number(r, "x"), number(r, "y"), number(r, "width"), number(r, "height")))
                .toList();
    }

    Rectangle2D canvas() {
        String[] box = document.selectFirst("svg").attr("viewBox").split(" ");
        return new Rectangle2D.Double(0, 0, Double.parseDouble(box[2]), Double.parseDouble(box[3]));
    }

    String title() {
        return document.selectFirst("svg > title").text();
    }

    String description() {
        return document.selectFirst("svg > desc").text();
    }

    private static Color fill(Element element) {
        Matcher fill = FILL.matcher(element.attr("style"));
        return fill.find()
                ? new Color(
                        Integer.parseInt(fill.group(1)),
                        Integer.parseInt(fill.group(2)),
                        Integer.parseInt(fill.group(3)))
                : Color.BLACK;
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.attr(name));
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(group);
    }
}
