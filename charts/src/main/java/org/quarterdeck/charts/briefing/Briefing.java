package org.quarterdeck.charts.briefing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.schema.figure.Figure;

/**
 * A briefing of one release and period, with its figures filled in.
 *
 * @param headline the finding; the title when there is nothing to find
 * @param lead sentences below it
 * @param notAvailable figures for want of which something is left out
 * @param cited the figures that its words and key figures rest on, by metric, period and slice
 * @param all those and the figures of its charts
 */
public record Briefing(
        String title,
        Rendered headline,
        List<Rendered> lead,
        List<Tile> tiles,
        List<Part> parts,
        List<String> notAvailable,
        List<Figure> cited,
        List<Figure> all) {
    /**
     * A key figure.
     *
     * @param changes on the period before, then on the same period of the year before; those that there are
     */
    public record Tile(Rendered label, Rendered value, List<Change> changes) {}

    /**
     * A change in words.
     *
     * @param from the earlier figure
     */
    public record Change(String text, Figure from) {}

    /** A section that has something to say. */
    public record Part(String id, @Nullable String heading, List<Rendered> sentences, List<ChartFrame> charts) {}
}
