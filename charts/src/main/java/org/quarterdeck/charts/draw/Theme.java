package org.quarterdeck.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;

/**
 * The house style, in numbers: colours, sizes in pixels, strokes. One immutable object; nothing of it is set on
 * JFreeChart's global theme.
 */
public record Theme(Palette palette, Faces faces) {
    /** The house's own. */
    public static Theme house() {
        return new Theme(Palette.HOUSE, Faces.load());
    }

    /**
     * Colours. Blue, orange and navy differ for every colour vision; in grey they differ by outline, hatching and label.
     *
     * @param ink headlines and names
     * @param text subtitles and footers
     * @param axis scales
     * @param rule lines of axes
     * @param grid decorative
     * @param series marks, by the series' place
     * @param pale areas below the series' lines
     * @param parts of a whole, from the bottom up; dark and light by turns, so that neighbours differ in grey, too
     * @param rest what is left of a whole
     * @param shades from few to many
     * @param bars many bars side by side
     * @param outlined a pale bar, always with an outline in the first series' colour
     */
    public record Palette(
            Color ink,
            Color text,
            Color axis,
            Color rule,
            Color grid,
            List<Color> series,
            List<Color> pale,
            List<Color> parts,
            Color rest,
            List<Color> shades,
            Color bars,
            Color outlined,
            Color event,
            Color ground) {
        static final Palette HOUSE = new Palette(
                new Color(0x1A2733),
                new Color(0x4A5A68),
                new Color(0x5B6B79),
                new Color(0x8795A1),
                new Color(0xE3E7EB),
                List.of(new Color(0x0072BC), new Color(0xC2410C), new Color(0x0A2F5C)),
                List.of(new Color(0xDCEAF6), new Color(0xF8DDD0), new Color(0xDDE2EA)),
                List.of(
                        new Color(0x0072BC),
                        new Color(0x8A2B06),
                        new Color(0x35A18A),
                        new Color(0x5C1F80),
                        new Color(0xB98A1E)),
                new Color(0x8795A1),
                List.of(
                        new Color(0xDCEAF6),
                        new Color(0xB9D6EC),
                        new Color(0x8CBDE2),
                        new Color(0x4795CF),
                        new Color(0x1F6FB5),
                        new Color(0x0A5293),
                        new Color(0x0A2F5C)),
                new Color(0x4795CF),
                new Color(0xB9D6EC),
                new Color(0xC2410C),
                Color.WHITE);

        /** The shade of a part of the most, from 0 to 1: one of few, on each of which a number can be read. */
        Color shade(double part) {
            int step = (int) (Math.max(0, Math.min(1, part)) * shades.size());
            return shades.get(Math.min(step, shades.size() - 1));
        }

        /** Ink or ground, whichever is read better on a colour. */
        Color on(Color colour) {
            return contrast(colour, ground) >= contrast(colour, ink) ? ground : ink;
        }

        /** The contrast of two colours, from 1 to 21, as WCAG 2 defines it. */
        static double contrast(Color a, Color b) {
            double lighter = Math.max(luminance(a), luminance(b));
            double darker = Math.min(luminance(a), luminance(b));
            return (lighter + 0.05) / (darker + 0.05);
        }

        private static double luminance(Color colour) {
            return 0.2126 * linear(colour.getRed())
                    + 0.7152 * linear(colour.getGreen())
                    + 0.0722 * linear(colour.getBlue());
        }

        private static double linear(int channel) {
            double share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        /** The colour of a series. */
        public Color series(int index) {
            return series.get(index % series.size());
        }
    }

    static final Stroke FOCUS = new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke DENSE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke HATCH = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final Stroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {3f, 3f}, 0f);
}
