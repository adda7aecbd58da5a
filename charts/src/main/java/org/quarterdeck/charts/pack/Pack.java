package org.quarterdeck.charts.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * A pack as it will be drawn.
 *
 * @param name its folder's name
 * @param charts in their order
 * @param formats the files that it gives beside its page
 * @param files all that it is written in, by pack and file
 */
public record Pack(
        String name,
        Words title,
        PeriodKind period,
        List<Chart> charts,
        Set<OutputFormat> formats,
        SortedMap<String, Path> files) {
    /**
     * A chart of a pack.
     *
     * @param id its file's name without {@code .yaml}
     * @param file where it is written, for messages
     */
    public record Chart(String id, Path file, ChartDefinition definition) {}
}
