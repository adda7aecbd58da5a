package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A text in runs of one face each, in the order in which it is read: a Chinese name in an English sentence has its face,
 * and so has an Arabic one. What no face has a glyph for is a box.
 */
record StyledText(List<Run> runs) {
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    private static final int BOX = 0x25A1;

    /** Quotation marks, dashes and dots that Chinese sets a character wide, and other languages do not. */
    static final String HAN_WIDE = "“”‘’—…";

    /** Characters in one font. */
    record Run(String text, Font font) {}

    /** A text in the style and size of a font of {@link Faces}. */
    static StyledText of(String text, Font font) {
        if (isAllOf(Face.SOURCE, text)) {
            return new StyledText(text.isEmpty() ? List.of() : List.of(new Run(text, font)));
        }
        boolean strong = Face.isStrong(font);
        boolean han = text.codePoints().anyMatch(Character::isIdeographic);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Face of = Face.SOURCE;
        for (int character : text.codePoints().toArray()) {
            Face face = face(character, han, of);
            if (face != of && run.length() > 0) {
                runs.add(new Run(run.toString(), of.font(strong).deriveFont(font.getSize2D())));
                run.setLength(0);
            }
            of = face;
            run.appendCodePoint(isShown(character) ? character : BOX);
        }
        runs.add(new Run(run.toString(), of.font(strong).deriveFont(font.getSize2D())));
        return new StyledText(List.copyOf(runs));
    }

    private static boolean isAllOf(Face face, String text) {
        return text.chars().allMatch(face::has);
    }

    /** Marks of joining and direction take no room, and go with the letters before them. */
    private static Face face(int character, boolean han, Face before) {
        if (isUnseen(character) || (han && HAN_WIDE.indexOf(character) >= 0)) {
            return isUnseen(character) ? before : Face.HAN;
        }
        for (Face face : Face.values()) {
            if (face.has(character)) {
                return face;
            }
        }
        return Face.SOURCE;
    }

    private static boolean isUnseen(int character) {
        return character >= 0x200B && character <= 0x200F;
    }

    private static boolean isShown(int character) {
        return isUnseen(character) || List.of(Face.values()).stream().anyMatch(face -> face.has(character));
    }

    /** The characters of a text that no face has. */
    static Set<Integer> unshown(String text) {
        return isAllOf(Face.SOURCE, text)
                ? Set.of()
                : text.codePoints()
                        .filter(c -> !isShown(c) && !Character.isWhitespace(c) && !Character.isISOControl(c))
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text as it is drawn. */
    String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /** Its width in pixels. */
    double width() {
        return runs.stream()
                .mapToDouble(r -> r.font().getStringBounds(r.text(), MEASURE).getWidth())
                .sum();
    }

    /** Is it of one run that is written from left to right? */
    boolean isPlain() {
        return runs.size() <= 1 && !runsBack();
    }

    /** Does any of it run from right to left? */
    boolean runsBack() {
        char[] text = text().toCharArray();
        return Bidi.requiresBidi(text, 0, text.length);
    }

    /** For Java2D; {@code rightToLeft} is the direction of the whole, in which its runs follow each other. */
    AttributedCharacterIterator attributed(boolean rightToLeft) {
        AttributedString all = new AttributedString(text());
        all.addAttribute(TextAttribute.RUN_DIRECTION, rightToLeft);
        int at = 0;
        for (Run run : runs) {
            all.addAttribute(TextAttribute.FONT, run.font(), at, at + run.text().length());
            at += run.text().length();
        }
        return all.getIterator();
    }

    /** The families that a browser tries for each character, the one for whole Chinese first where there is any. */
    List<String> families() {
        Set<String> families = new LinkedHashSet<>();
        runs.stream()
                .filter(r -> Face.of(r.font()) == Face.HAN)
                .findFirst()
                .ifPresent(r -> families.add(Face.HAN.family(Face.isStrong(r.font()))));
        runs.forEach(r -> families.add(Face.SOURCE.family(Face.isStrong(r.font()))));
        runs.forEach(r -> families.add(Face.of(r.font()).family(Face.isStrong(r.font()))));
        return List.copyOf(families);
    }
}
