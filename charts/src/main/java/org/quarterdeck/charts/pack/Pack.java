package org.quarterdeck.charts.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Dictionary;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * A pack as it will be drawn.
 *
 * @param name its folder's name
 * @param about the dimension of which it shows one value; null when it shows the whole
 * @param asked that value; the whole while nobody has asked for one
 * @param charts in their order
 * @param formats the files that it gives beside its page
 * @param files all that it is written in, by pack and file
 * @param words the same in other languages, and what the values of dimensions are called in them
 */
public record Pack(
        String name,
        Words title,
        PeriodKind period,
        @Nullable String about,
        Slice asked,
        List<Chart> charts,
        Set<OutputFormat> formats,
        SortedMap<String, Path> files,
        Dictionary words) {
    /** A pack in English. */
    public Pack(
            String name,
            Words title,
            PeriodKind period,
            @Nullable String about,
            Slice asked,
            List<Chart> charts,
            Set<OutputFormat> formats,
            SortedMap<String, Path> files) {
        this(name, title, period, about, asked, charts, formats, files, Dictionary.EMPTY);
    }

    /**
     * A chart of a pack.
     *
     * @param id its file's name without {@code .yaml}
     * @param file where it is written, for messages
     * @param asked the values that its slices leave open
     */
    public record Chart(String id, Path file, ChartDefinition definition, Slice asked) {
        /** A chart that leaves nothing open, or of which nobody has yet asked. */
        public Chart(String id, Path file, ChartDefinition definition) {
            this(id, file, definition, Slice.WHOLE);
        }

        /** The same of a slice. */
        public Chart of(Slice slice) {
            return new Chart(id, file, definition, slice);
        }
    }

    /**
     * The pack of a slice.
     *
     * @throws UnknownSlice when it is of another dimension, or of none, or needs one
     */
    public Pack of(Slice slice) {
        if (about == null && !slice.values().isEmpty()) {
            throw new UnknownSlice("the pack " + name + " is of everything; leave the slice out");
        }
        if (about != null && !slice.keys().equals(Set.of(about))) {
            throw new UnknownSlice("the pack " + name + " is of one " + about + "; say which, as " + about + "=…");
        }
        return new Pack(
                name,
                title,
                period,
                about,
                slice,
                charts.stream().map(chart -> chart.of(slice)).toList(),
                formats,
                files,
                words);
    }

    /** All that it is written in when it is drawn in a language. */
    public SortedMap<String, Path> files(String language) {
        SortedMap<String, Path> all = new TreeMap<>(files);
        all.putAll(words.files(language));
        return all;
    }

    /** How its folder and its files are called: {@code donor-AUS} for one that is of a value. */
    public String fileName() {
        return asked.values().values().stream()
                .reduce(name, (soFar, value) -> soFar + "-" + value.replaceAll("[^\\p{L}\\p{N}._-]", "_"));
    }

    /** The values that its charts are of. */
    public Map<String, String> values() {
        return asked.values();
    }
}
