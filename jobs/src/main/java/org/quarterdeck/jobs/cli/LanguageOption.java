package org.quarterdeck.jobs.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Words;
import picocli.CommandLine.Option;

/** In which of the six official languages of the United Nations something is written. */
final class LanguageOption {
    @Option(
            names = "--language",
            paramLabel = "L",
            description = "ar, en, es, fr, ru or zh (default: the language of office.yaml).")
    private @Nullable String language;

    /** The language asked for; empty when none was. */
    Optional<String> of() {
        if (language != null && !Words.LANGUAGES.contains(language)) {
            throw new UsageProblem("there is no language \"" + language + "\" here; it is one of "
                    + String.join(", ", Words.LANGUAGES) + Nearest.hint(language, Words.LANGUAGES));
        }
        return Optional.ofNullable(language);
    }
}
