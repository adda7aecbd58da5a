package org.quarterdeck.charts.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.SeriesColour;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.draw.Theme;
import org.quarterdeck.charts.draw.Unshown;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;

/**
 * A chart as pages show it: words live, the plot inline, once for wide and once for narrow room.
 *
 * @param subtitle its runs; those that name a series with the series' colour, else null
 * @param wide the plot for a page's width, as an {@code <svg>} element; empty where a page has columns only
 * @param narrow the plot for a column or telephone
 */
public record ChartBlock(
        String id,
        String title,
        List<Run> subtitle,
        String wide,
        String narrow,
        List<String> footnotes,
        @Nullable String note,
        String source,
        String provenance,
        String alt,
        ChartFrame.DataTable table) {

    /** A run of the subtitle. */
    public record Run(String text, @Nullable String colour) {}

    /** A chart for a page with room. */
    static ChartBlock wide(ChartFrame frame, Theme theme) {
        return of(frame, theme, Picture.bare(frame, theme, Size.FULL).element(frame.id() + "-wide"));
    }

    /** A chart for a column. */
    static ChartBlock column(ChartFrame frame, Theme theme) {
        return of(frame, theme, "");
    }

    private static ChartBlock of(ChartFrame frame, Theme theme, String wide) {
        ChartFrame.ChartTexts texts = frame.texts();
        return new ChartBlock(
                frame.id(),
                texts.title(),
                texts.subtitle().pieces().stream()
                        .map(p -> new Run(
                                p.text(),
                                p.series().isPresent()
                                        ? hex(
                                                theme,
                                                SeriesColour.of(
                                                        frame, p.series().getAsInt()))
                                        : null))
                        .toList(),
                wide,
                Picture.bare(frame, theme, Size.HALF).element(frame.id() + "-narrow"),
                Stream.concat(texts.footnotes().stream(), Unshown.notes(frame).stream())
                        .toList(),
                texts.note() == null ? null : Phrase.NOTE.in(frame.language(), texts.note()),
                texts.source(),
                texts.provenance(),
                texts.alt(),
                frame.table());
    }

    private static String hex(Theme theme, int series) {
        return String.format(
                java.util.Locale.ROOT, "#%06X", theme.palette().series(series).getRGB() & 0xFFFFFF);
    }
}
