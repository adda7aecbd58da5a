package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A typeface that the product ships (SIL Open Font License), in two weights. Each is read when a text first needs it: most
 * pictures never ask for the large Chinese one.
 */
enum Face {
    /** Latin, Cyrillic and Greek. */
    SOURCE("Source Sans 3", "SourceSans3"),
    ARABIC("Noto Sans Arabic", "NotoSansArabic"),
    /** Simplified Chinese, the characters of GB 2312. */
    HAN("Noto Sans SC", "NotoSansSC");

    private static final Map<String, Font> FONTS = new ConcurrentHashMap<>();
    private static final Map<Face, BitSet> COVERED = new ConcurrentHashMap<>();
    private static final int PLANE = 0x10000;

    private final String family;
    private final String file;

    Face(String family, String file) {
        this.family = family;
        this.file = file;
    }

    /** Its family as SVG and HTML name it; the strong one has a name of its own, for who knows no weights. */
    String family(boolean strong) {
        return strong ? family + " SemiBold" : family;
    }

    /** Its file among the product's. */
    String file(boolean strong) {
        return file + (strong ? "-SemiBold.ttf" : "-Regular.ttf");
    }

    /** The font, one pixel large. */
    Font font(boolean strong) {
        return FONTS.computeIfAbsent(file(strong), Face::read);
    }

    /** Has it a glyph for the character? */
    boolean has(int character) {
        return character < PLANE && COVERED.computeIfAbsent(this, Face::covered).get(character);
    }

    /** The face that a font is of. */
    static Face of(Font font) {
        String name = font.getFamily(Locale.ROOT);
        for (Face face : values()) {
            if (name.startsWith(face.family)) {
                return face;
            }
        }
        throw new IllegalArgumentException("the product ships no font " + name);
    }

    /** Is a font the strong one of its face, in whichever size? */
    static boolean isStrong(Font font) {
        return font.getFontName(Locale.ROOT).equals(of(font).font(true).getFontName(Locale.ROOT));
    }

    private static BitSet covered(Face face) {
        Font font = face.font(false);
        BitSet covered = new BitSet(PLANE);
        for (int character = 0; character < PLANE; character++) {
            if (font.canDisplay(character)) {
                covered.set(character);
            }
        }
        return covered;
    }

    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + name, e);
        }
    }

    private static Font read(String name) {
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
                Face.class.getResourceAsStream("/org/quarterdeck/charts/fonts/" + name), "no font " + name);
    }
}
