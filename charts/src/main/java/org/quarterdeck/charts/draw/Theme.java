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
                new Color(0x4795CF),
                new Color(0xB9D6EC),
                new Color(0xC2410C),
                Color.WHITE);

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
