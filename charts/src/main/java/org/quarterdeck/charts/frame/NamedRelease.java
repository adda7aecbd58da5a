package org.quarterdeck.charts.frame;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.schema.config.Dictionary;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Labels;
import org.quarterdeck.schema.release.Release;

/** A release whose labels and events have the languages that they lack from a dictionary. */
public final class NamedRelease {
    private NamedRelease() {}

    /** The release, with names in more languages; a value without a label has one when the dictionary knows it. */
    public static Release of(Release release, Dictionary words) {
        if (words.byLanguage().isEmpty()) {
            return release;
        }
        SortedMap<String, SortedMap<String, Labels.Label>> labels = new TreeMap<>();
        for (Figure figure : release.figures().all()) {
            figure.slice().values().forEach((dimension, value) -> {
                Words named = words.of(Words.english(value));
                if (named.byLanguage().size() > 1) {
                    labels.computeIfAbsent(dimension, d -> new TreeMap<>())
                            .computeIfAbsent(value, v -> new Labels.Label(named, Map.of()));
                }
            });
        }
        release.labels()
                .byDimension()
                .forEach((dimension, values) ->
                        values.forEach((value, label) -> labels.computeIfAbsent(dimension, d -> new TreeMap<>())
                                .put(value, new Labels.Label(words.of(label.name()), label.attributes()))));
        List<Event> events = release.events().stream()
                .map(event -> new Event(event.on(), words.of(event.label()), event.metrics()))
                .toList();
        return new Release(
                release.folder(),
                words.in(release.manifest()),
                release.figures(),
                release.trends(),
                new Labels(labels),
                events,
                release.metrics());
    }
}
