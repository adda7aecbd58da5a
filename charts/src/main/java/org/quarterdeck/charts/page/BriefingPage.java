package org.quarterdeck.charts.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Status;

/**
 * {@code index.html} of a briefing, as its template sees it.
 *
 * @param style the whole {@code <style>} element, faces included
 * @param sample what to say of invented data; null for true ones
 * @param provisional whether anything on the page is
 * @param revised whether anything on the page is
 * @param figures those that words and key figures rest on
 */
public record BriefingPage(
        String language,
        String title,
        String office,
        String period,
        String dataTo,
        String releaseId,
        String style,
        @Nullable String sample,
        List<Run> headline,
        List<List<Run>> lead,
        List<Tile> tiles,
        List<Section> sections,
        List<String> notAvailable,
        boolean provisional,
        boolean revised,
        List<Row> figures) {
    /**
     * A run of words, or a number with its mark.
     *
     * @param number whether it must not be broken over lines
     */
    public record Run(String text, boolean number, Mark mark) {}

    /** What is to be known of the figures behind a number. */
    public enum Mark {
        NONE,
        PROVISIONAL,
        REVISED;

        /** The mark of a number; that it was revised says more than that it may be. */
        static Mark of(List<Figure> from) {
            if (from.stream().anyMatch(f -> f.status() == Status.REVISED)) {
                return REVISED;
            }
            return from.stream().anyMatch(f -> f.status() == Status.PROVISIONAL) ? PROVISIONAL : NONE;
        }
    }

    /** A key figure. */
    public record Tile(List<Run> label, List<Run> value, List<Run> changes) {}

    /** A section. */
    public record Section(String id, String heading, List<List<Run>> sentences, List<ChartBlock> charts) {
        private static final int MANY = 3;

        /** One chart stands beside the sentences; many sentences flow in two columns with theirs. */
        public String layout() {
            boolean flows = charts.size() > 1 && sentences.size() > MANY;
            return charts.size() == 1 ? "one" : flows ? "flow" : "full";
        }
    }

    /** A figure in the table. */
    public record Row(String title, String metric, String period, String slice, String value, Status status) {}
}
