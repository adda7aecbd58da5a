package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;

/**
 * The two faces of Source Sans 3 that the product ships (SIL Open Font License). System fonts are never asked: a
 * picture is the same on every machine.
 */
public record Faces(Font regular, Font strong) {
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    static final String REGULAR = "SourceSans3-Regular.ttf";
    static final String STRONG = "SourceSans3-SemiBold.ttf";

    private static final String FAMILY = "Source Sans 3";
    private static final String STRONG_FAMILY = "Source Sans 3 SemiBold";

    /** Reads the faces. */
    public static Faces load() {
        return new Faces(face(REGULAR), face(STRONG));
    }

    Font regular(int size) {
        return regular.deriveFont((float) size);
    }

    Font strong(int size) {
        return strong.deriveFont((float) size);
    }

    /** The width of a text in pixels, the same for every kind of output. */
    public static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** The family of a face as SVG and HTML name it. */
    String family(Font font) {
        return isStrong(font) ? STRONG_FAMILY : FAMILY;
    }

    /** Is a font the strong face, in whichever size? */
    boolean isStrong(Font font) {
        return font.getFontName(java.util.Locale.ROOT).equals(strong.getFontName(java.util.Locale.ROOT));
    }

    /** The face that SVG and HTML mean by a family; for reading pictures back. */
    public Font named(String family, int size) {
        return family.contains(STRONG_FAMILY) ? strong(size) : regular(size);
    }

    /** Is there a glyph for every character of the text? */
    public boolean canDisplay(String text) {
        return regular.canDisplayUpTo(text) < 0;
    }

    /**
     * CSS that embeds both faces, as web fonts with the characters that {@code text} needs: Latin always, extended
     * Latin when one of its letters occurs.
     */
    public static String css(String text) {
        String latin = css("latin", "");
        boolean extended = text.codePoints().anyMatch(c -> (c >= 0x100 && c <= 0x2ba) || (c >= 0x1e00 && c <= 0x1eff));
        return extended ? latin + css("latin-ext", "U+0100-02BA,U+1E00-1EFF") : latin;
    }

    private static String css(String subset, String range) {
        String unicode = range.isEmpty() ? "" : "unicode-range:" + range + ";";
        return "@font-face{font-family:\"" + FAMILY + "\";" + unicode + source(subset, 400) + "}"
                + "@font-face{font-family:\""
                + FAMILY + "\";font-weight:600;" + unicode + source(subset, 600) + "}" + "@font-face{font-family:\""
                + STRONG_FAMILY + "\";" + unicode + source(subset, 600) + "}";
    }

    private static String source(String subset, int weight) {
        byte[] bytes = bytes("source-sans-3-" + subset + "-" + weight + ".woff2");
        return "src:url(data:font/woff2;base64," + Base64.getEncoder().encodeToString(bytes) + ") format(\"woff2\")";
    }

    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + name, e);
        }
    }

    private static Font face(String name) {
        try (InputStream in = open(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + name, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " of this build is damaged; build again", e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                Faces.class.getResourceAsStream("/org/quarterdeck/charts/fonts/" + name), "no font " + name);
    }
}
