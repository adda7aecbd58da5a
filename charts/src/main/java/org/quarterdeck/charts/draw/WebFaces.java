package org.quarterdeck.charts.draw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * CSS that embeds the faces as web fonts: Latin always, other alphabets when one of their letters occurs, and of the many
 * thousand Chinese characters exactly those that do.
 */
final class WebFaces {
    private static final List<Alphabet> ALPHABETS = List.of(
            new Alphabet(
                    Face.SOURCE,
                    "source-sans-3-latin-ext",
                    "U+0100-02BA,U+1E00-1EFF",
                    c -> isIn(c, 0x100, 0x2ba) || isIn(c, 0x1e00, 0x1eff)),
            new Alphabet(
                    Face.SOURCE,
                    "source-sans-3-cyrillic",
                    "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
                    c -> isIn(c, 0x400, 0x4ff) || c == 0x2116),
            new Alphabet(Face.ARABIC, "noto-sans-arabic", "U+0600-06FF,U+200C-200F", c -> isIn(c, 0x600, 0x6ff)));

    private WebFaces() {}

    private record Alphabet(Face face, String file, String range, IntPredicate needed) {}

    private static boolean isIn(int character, int from, int to) {
        return character >= from && character <= to;
    }

    /** The rules for a text; other text looks as the reader's machine has it. */
    static String css(String text) {
        StringBuilder css = new StringBuilder(css(Face.SOURCE, "source-sans-3-latin", ""));
        for (Alphabet alphabet : ALPHABETS) {
            if (text.codePoints().anyMatch(alphabet.needed())) {
                css.append(css(alphabet.face(), alphabet.file(), alphabet.range()));
            }
        }
        Set<Integer> han = new TreeSet<>();
        text.codePoints().filter(c -> !Face.SOURCE.has(c) && Face.HAN.has(c)).forEach(han::add);
        if (!han.isEmpty()) {
            text.codePoints().filter(c -> StyledText.HAN_WIDE.indexOf(c) >= 0).forEach(han::add);
            css.append(rule(Face.HAN.family(false), subset(han, false)))
                    .append(rule(Face.HAN.family(true), "font-weight:600;" + subset(han, true)));
        }
        return css.toString();
    }

    private static String css(Face face, String file, String range) {
        String unicode = range.isEmpty() ? "" : "unicode-range:" + range + ";";
        String regular = woff(file + "-400.woff2");
        String strong = woff(file + "-600.woff2");
        return rule(face.family(false), unicode + regular)
                + rule(face.family(false), "font-weight:600;" + unicode + strong)
                + rule(face.family(true), unicode + strong);
    }

    private static String rule(String family, String rest) {
        return "@font-face{font-family:\"" + family + "\";" + rest + "}";
    }

    private static String woff(String file) {
        return source("woff2", Face.bytes(file));
    }

    private static String source(String format, byte[] font) {
        String data = Base64.getEncoder().encodeToString(font);
        return "src:url(data:font/" + format + ";base64," + data + ") format(\""
                + (format.equals("ttf") ? "truetype" : format) + "\")";
    }

    /** The face with these characters alone. */
    private static String subset(Set<Integer> characters, boolean strong) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(Face.bytes(Face.HAN.file(strong))))) {
            TTFSubsetter subsetter = new TTFSubsetter(face, TABLES);
            characters.forEach(subsetter::add);
            subsetter.writeToStream(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take characters out of a font", e);
        }
        return source("ttf", out.toByteArray());
    }

    /** What browsers ask of a font. */
    private static final List<String> TABLES = new ArrayList<>(List.of(
            "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "cmap", "OS/2", "name", "post"));
}
