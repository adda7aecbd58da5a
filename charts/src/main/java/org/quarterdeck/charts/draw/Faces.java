package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two weights in which texts are set. They are those of Source Sans 3; whatever it lacks comes from the other faces that
 * the product ships. System fonts are never asked: a picture is the same on every machine.
 */
public record Faces(Font regular, Font strong) {
    /** The weights. */
    public static Faces load() {
        return new Faces(Face.SOURCE.font(false), Face.SOURCE.font(true));
    }

    Font regular(int size) {
        return regular.deriveFont((float) size);
    }

    Font strong(int size) {
        return strong.deriveFont((float) size);
    }

    /** The width of a text in pixels, the same for every kind of output. */
    public static double width(String text, Font font) {
        return StyledText.of(text, font).width();
    }

    /** The weight and size that SVG and HTML mean by a family; for reading pictures back. */
    public Font named(String family, int size) {
        return family.contains(" SemiBold") ? strong(size) : regular(size);
    }

    /** The characters of texts that no face has a glyph for, which pictures draw as boxes. */
    public static Set<Integer> unshown(Collection<String> texts) {
        Set<Integer> unshown = new TreeSet<>();
        texts.forEach(text -> unshown.addAll(StyledText.unshown(text)));
        return unshown;
    }

    /** CSS that embeds the faces as web fonts, with the characters that {@code text} needs. */
    public static String css(String text) {
        return WebFaces.css(text);
    }
}
