package org.quarterdeck.charts.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Words;

/**
 * Wordings to choose from: the first whose condition holds and whose figures are all there. In YAML a text, a text in
 * several languages, or a list of {@code {when: condition, text: …}}.
 */
public record Choice(List<Wording> wordings) {
    /** A wording without condition. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Choice of(String text) {
        return new Choice(List.of(new Wording(null, Words.english(text))));
    }

    /** A wording without condition, in several languages. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Choice of(Map<String, String> text) {
        return new Choice(List.of(new Wording(null, Words.of(text))));
    }

    /** Wordings in the order in which they are tried. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Choice of(List<Wording> wordings) {
        return new Choice(List.copyOf(wordings));
    }

    /**
     * One wording. Everything in it is read when it is made, so that a mistake shows at load.
     *
     * @param when its condition; none when absent
     */
    public record Wording(@Nullable String when, Words text) {
        /** Refuses what cannot be read. */
        public Wording {
            Condition.parse(when == null ? "" : when);
            text.byLanguage().values().forEach(Template::parse);
        }

        Condition condition() {
            return Condition.parse(when == null ? "" : when);
        }

        Template template(String language) {
            return Template.parse(text.in(language));
        }
    }

    /** The first wording that applies; empty when none does. */
    public Optional<Rendered> render(Scope scope, Template.Voice voice) {
        for (Wording wording : wordings) {
            if (wording.condition().holds(scope)) {
                try {
                    return Optional.of(wording.template(scope.language()).render(scope, voice));
                } catch (MissingFigure e) {
                    // the next wording may do without the figure
                }
            }
        }
        return Optional.empty();
    }

    /** Every name that a template or condition uses. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Wording wording : wordings) {
            names.addAll(wording.condition().names());
            wording.text()
                    .byLanguage()
                    .values()
                    .forEach(t -> names.addAll(Template.parse(t).names()));
        }
        return names;
    }

    /** Does any wording hold a digit outside its slots? */
    public boolean hasLiteralDigits() {
        return wordings.stream()
                .flatMap(w -> w.text().byLanguage().values().stream())
                .anyMatch(t -> Template.parse(t).hasLiteralDigits());
    }
}
