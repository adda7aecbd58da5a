package org.quarterdeck.charts.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code index.html} of a pack, as its template sees it.
 *
 * @param style the whole {@code <style>} element, faces included
 * @param sample what to say of invented data; null for true ones
 * @param releaseId for the foot
 * @param warnings what a reader must know of the data behind the figures
 * @param changes what changed since an earlier release's pack of the period; null when there was none
 * @param search what the field says that looks for charts
 */
public record PackPage(
        String language,
        String title,
        String office,
        String period,
        String dataTo,
        String releaseId,
        String style,
        @Nullable String sample,
        @Nullable Warnings warnings,
        @Nullable Changes changes,
        String search,
        List<ChartBlock> charts,
        Downloads downloads) {
    /** A heading, and a sentence for each. */
    public record Warnings(String heading, List<String> sentences) {}
}
