package org.quarterdeck.charts.frame;

import java.util.Map;
import org.quarterdeck.schema.config.Words;

/** Words that stand on every chart and page, whoever wrote the rest. {@code {0}} is filled in. */
public enum Phrase {
    NOTE(Words.of(Map.of("en", "Note: {0}", "fr", "Note : {0}"))),
    SOURCE(Words.of(Map.of("en", "Source: {0}. Data to {1}.", "fr", "Source : {0}. Données au {1}."))),
    RELEASE(Words.of(Map.of("en", "Release {0}", "fr", "Édition {0}"))),
    SAMPLE_DATA(Words.of(Map.of("en", "Sample data", "fr", "Données fictives"))),
    NO_DATA(Words.of(Map.of("en", "No data", "fr", "Aucune donnée"))),
    PROVISIONAL(Words.of(Map.of("en", "provisional", "fr", "provisoire"))),
    REVISED(Words.of(Map.of("en", "revised", "fr", "révisé"))),
    GAP(Words.of(Map.of(
            "en", "– A month without a figure, which is not a zero.", "fr", "– Mois sans chiffre (et non zéro)."))),
    NOTHING(Words.of(
            Map.of("en", "{0}. There is no figure for it up to {1}.", "fr", "{0}. Aucun chiffre jusqu’au {1}."))),
    HIDDEN(Words.of(Map.of(
            "en",
            "Numbers of fewer than {0} people, and what would tell them, are not shown.",
            "fr",
            "Les nombres de moins de {0} personnes, et ce qui les révélerait, ne sont pas communiqués."))),
    ESTIMATED(Words.of(Map.of(
            "en",
            "Estimated: 95 times in 100 the true number is within {0}% of it.",
            "fr",
            "Estimation : le nombre exact en diffère de {0} % au plus, 95 fois sur 100."))),
    TWELVE_MONTH_MEAN(Words.of(Map.of("en", "Mean of twelve months", "fr", "Moyenne sur douze mois"))),
    ADJUSTED(Words.of(Map.of("en", "Seasonally adjusted", "fr", "Corrigé des variations saisonnières"))),
    NOT_ADJUSTED(Words.of(Map.of(
            "en",
            "There is no seasonally adjusted series: no stable season can be told from the rest, or months are too few.",
            "fr",
            "Pas de série corrigée : aucune saison stable ne se dégage, ou les mois sont trop peu nombreux."))),
    EXPECTED(Words.of(Map.of("en", "Expected", "fr", "Prévu"))),
    BAND(Words.of(Map.of(
            "en",
            "Shaded: where a month lies four times in five, judged by how such forecasts did before.",
            "fr",
            "Zone ombrée : où un mois se situe quatre fois sur cinq, d’après les prévisions passées."))),
    NOT_FORESEEN(Words.of(Map.of(
            "en",
            "There is no forecast: the months on record are too few, or it begins after this period.",
            "fr",
            "Pas de prévision : trop peu de mois, ou elle commence après cette période."))),
    REVISED_MONTHS(Words.of(Map.of("en", "Revised: {0}.", "fr", "Révisé : {0}."))),
    REVISED_MANY(
            Words.of(Map.of("en", "Revised: {0} months from {1} to {2}.", "fr", "Révisé : {0} mois de {1} à {2}."))),
    COMPARED_WITH(Words.of(Map.of("en", "{0} on\u00a0{1}", "fr", "{0} par rapport à\u00a0{1}"))),
    SINCE(Words.of(Map.of("en", "{0} since\u00a0{1}", "fr", "{0} depuis le\u00a0{1}"))),
    UNCHANGED(Words.of(Map.of("en", "No change", "fr", "Sans changement"))),
    POINTS(Words.of(Map.of("en", "{0} points", "fr", "{0} points"))),
    PERIOD(Words.of(Map.of("en", "Period", "fr", "Période"))),
    MILLIONS_TICK(Words.of(Map.of("en", "{0} m", "fr", "{0} M"))),
    BILLIONS_TICK(Words.of(Map.of("en", "{0} bn", "fr", "{0} Md"))),
    WARNINGS(Words.of(Map.of("en", "Checks of the data warn", "fr", "Les contrôles des données signalent"))),
    WARNING(Words.of(Map.of("en", "{0}: {1} (rows: {2})", "fr", "{0} : {1} (lignes : {2})"))),
    UNSHOWN(Words.of(Map.of(
            "en",
            "A box stands for a character that no font of this product has: {0}.",
            "fr",
            "Un carré remplace un caractère absent des polices de ce produit : {0}."))),
    PART(Words.of(Map.of("en", "Part", "fr", "Élément"))),
    UNBALANCED(Words.of(Map.of(
            "en",
            "{0} differs by {1} from what the parts come to.",
            "fr",
            "{0} diffère de {1} de la somme des éléments."))),
    NO_FIGURE(Words.of(Map.of("en", "no figure", "fr", "aucun chiffre")));

    @SuppressWarnings("ImmutableEnumChecker") // Words keeps a copy of its own
    private final Words words;

    Phrase(Words words) {
        this.words = words;
    }

    /** The phrase in a language, filled in. */
    public String in(String language, Object... values) {
        String text = words.in(language);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
