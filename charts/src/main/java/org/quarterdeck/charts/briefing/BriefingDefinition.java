package org.quarterdeck.charts.briefing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.ValueRule;
import org.quarterdeck.schema.config.Words;

/**
 * One file of a briefing's wording. {@code briefing.yaml} holds all of it; a file in the folder {@code briefing}
 * beside it adds to it, and what it names alike (a value, a section, a sentence with an id) takes the other's place.
 *
 * @param title what the briefing is called
 * @param headline the one finding; the first wording that applies
 * @param lead what follows the headline
 * @param values names for figures, used in every text
 * @param keyFigures numbers that stand large
 * @param sections headings with sentences and charts
 */
record BriefingDefinition(
        @Nullable Choice title,
        @Nullable Choice headline,
        List<Sentence> lead,
        Map<String, ValueRule> values,
        List<KeyFigure> keyFigures,
        List<Section> sections) {
    static final BriefingDefinition EMPTY =
            new BriefingDefinition(null, null, List.of(), Map.of(), List.of(), List.of());

    /** Absent lists are empty. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    BriefingDefinition {
        lead = lead == null ? List.of() : List.copyOf(lead);
        values = values == null ? Map.of() : Map.copyOf(values);
        keyFigures = keyFigures == null ? List.of() : List.copyOf(keyFigures);
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    /**
     * A sentence. It is left out when no wording applies; if that is for want of a figure, the page's foot says so.
     *
     * @param id by which another file may replace it
     * @param occasional about what happens in some periods only: left out without a word
     */
    record Sentence(@Nullable String id, Choice say, Boolean occasional) {
        /** Not occasional unless it says so. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        Sentence {
            occasional = occasional == null ? Boolean.FALSE : occasional;
        }
    }

    /**
     * A number that stands large, with its changes.
     *
     * @param value which of the named values
     * @param print how it is printed; the figure alone when absent
     * @param label what it is
     */
    record KeyFigure(String value, @Nullable Choice print, Choice label) {}

    /**
     * A section.
     *
     * @param id by which another file adds to it
     * @param heading needed where the section first stands
     * @param charts as {@code <pack>/<chart>}
     */
    record Section(String id, @Nullable Words heading, List<Sentence> sentences, List<String> charts) {
        /** Absent lists are empty. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        Section {
            sentences = sentences == null ? List.of() : List.copyOf(sentences);
            charts = charts == null ? List.of() : List.copyOf(charts);
        }

        private Section with(Section more) {
            return new Section(
                    id,
                    more.heading == null ? heading : more.heading,
                    merged(sentences, more.sentences),
                    more.charts.isEmpty() ? charts : more.charts);
        }
    }

    /** This wording with what another file adds or replaces. */
    BriefingDefinition with(BriefingDefinition more) {
        Map<String, ValueRule> allValues = new TreeMap<>(values);
        allValues.putAll(more.values);
        Map<String, Section> allSections = new LinkedHashMap<>();
        sections.forEach(s -> allSections.put(s.id(), s));
        more.sections.forEach(s -> allSections.merge(s.id(), s, Section::with));
        return new BriefingDefinition(
                more.title == null ? title : more.title,
                more.headline == null ? headline : more.headline,
                more.lead.isEmpty() ? lead : more.lead,
                allValues,
                more.keyFigures.isEmpty() ? keyFigures : more.keyFigures,
                List.copyOf(allSections.values()));
    }

    private static List<Sentence> merged(List<Sentence> sentences, List<Sentence> more) {
        List<Sentence> all = new ArrayList<>(sentences);
        for (Sentence sentence : more) {
            int same = -1;
            for (int i = 0; i < all.size() && sentence.id() != null; i++) {
                same = sentence.id().equals(all.get(i).id()) ? i : same;
            }
            if (same < 0) {
                all.add(sentence);
            } else {
                all.set(same, sentence);
            }
        }
        return all;
    }
}
