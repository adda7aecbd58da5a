package org.quarterdeck.charts.text;

import java.util.Map;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Withheld;

/** What stands in place of a number that stays in the office. */
public final class HiddenWords {
    private static final Words FEWER = Words.of(Map.of(
            "en", "fewer than {0}",
            "fr", "moins de {0}",
            "es", "menos de {0}",
            "ru", "менее {0}",
            "zh", "少于{0}",
            "ar", "أقل من {0}"));
    private static final Words NOT_SHOWN = Words.of(Map.of(
            "en", "not shown",
            "fr", "non communiqué",
            "es", "no se muestra",
            "ru", "не приводится",
            "zh", "不显示",
            "ar", "غير معروض"));

    private HiddenWords() {}

    /** In a language (ISO 639-1). */
    public static String of(Withheld withheld, String language) {
        return withheld.fewerThan() > 0
                ? FEWER.in(language).replace("{0}", String.valueOf(withheld.fewerThan()))
                : NOT_SHOWN.in(language);
    }
}
