package org.quarterdeck.schema.release;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.quarterdeck.schema.config.Words;

/**
 * {@code labels.json}: how the values of dimensions are called, as known in the release.
 *
 * @param byDimension for each dimension (donor, state, …) its values by id
 */
public record Labels(SortedMap<String, SortedMap<String, Label>> byDimension) {
    /**
     * One value's label.
     *
     * @param name what people call it
     * @param attributes what charts may ask of it, as {@code donor_kind: un_fund}
     */
    public record Label(Words name, Map<String, String> attributes) {}

    /** The label of a value, if the release knows it. */
    public Optional<Label> find(String dimension, String value) {
        SortedMap<String, Label> values = byDimension.get(dimension);
        return values == null ? Optional.empty() : Optional.ofNullable(values.get(value));
    }

    /** The name of a value in a language; the value itself when the release has no label for it. */
    public String name(String dimension, String value, String language) {
        return find(dimension, value).map(l -> l.name().in(language)).orElse(value);
    }
}
