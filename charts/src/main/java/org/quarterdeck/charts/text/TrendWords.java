package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Verdict;

/** A verdict in words, and what it rests on. */
final class TrendWords {
    private static final List<String> ATTRIBUTES = List.of(
            "rising",
            "falling",
            "no_evidence",
            "too_few_points",
            "slope",
            "change",
            "slope_low",
            "slope_high",
            "per",
            "p",
            "points",
            "start",
            "end",
            "period");

    private static final PrintedForm WHOLE = PrintedForm.of(Map.of("decimals", 0));
    private static final PrintedForm PROBABILITY = PrintedForm.of(Map.of("decimals", 3));

    private static final Words RISING = Words.of(
            Map.of("en", "rising", "fr", "en hausse", "es", "al alza", "ru", "рост", "zh", "上升", "ar", "ارتفاع"));
    private static final Words FALLING = Words.of(Map.of(
            "en", "falling", "fr", "en baisse", "es", "a la baja", "ru", "снижение", "zh", "下降", "ar", "انخفاض"));
    private static final Words NO_EVIDENCE = Words.of(Map.of(
            "en",
            "no evidence of a trend",
            "fr",
            "aucune tendance avérée",
            "es",
            "sin indicios de tendencia",
            "ru",
            "тенденция не выявлена",
            "zh",
            "无趋势证据",
            "ar",
            "لا دليل على اتجاه"));
    private static final Words TOO_FEW_POINTS = Words.of(Map.of(
            "en",
            "too few points",
            "fr",
            "trop peu de points",
            "es",
            "muy pocos datos",
            "ru",
            "слишком мало точек",
            "zh",
            "数据点过少",
            "ar",
            "نقاط قليلة جدا"));

    private static final Map<String, Words> PER = Map.of(
            "day", Words.of(Map.of("en", "day", "fr", "jour", "es", "día", "ru", "день", "zh", "天", "ar", "يوم")),
            "week",
                    Words.of(Map.of(
                            "en", "week", "fr", "semaine", "es", "semana", "ru", "неделю", "zh", "周", "ar", "أسبوع")),
            "month", Words.of(Map.of("en", "month", "fr", "mois", "es", "mes", "ru", "месяц", "zh", "月", "ar", "شهر")),
            "quarter",
                    Words.of(Map.of(
                            "en",
                            "quarter",
                            "fr",
                            "trimestre",
                            "es",
                            "trimestre",
                            "ru",
                            "квартал",
                            "zh",
                            "季度",
                            "ar",
                            "ربع سنة")),
            "year", Words.of(Map.of("en", "year", "fr", "an", "es", "año", "ru", "год", "zh", "年", "ar", "سنة")));

    private TrendWords() {}

    /** "rising", in a language (ISO 639-1). */
    static String of(Trend trend, String language) {
        Words words = switch (trend.judgement().verdict()) {
            case RISING -> RISING;
            case FALLING -> FALLING;
            case NO_EVIDENCE -> NO_EVIDENCE;
            case TOO_FEW_POINTS -> TOO_FEW_POINTS;
        };
        return words.in(language);
    }

    /**
     * What a verdict rests on: {@code rising} and the other verdicts are 1 or 0, for conditions; {@code change} is the slope
     * without its sign.
     *
     * @throws IllegalArgumentException for an unknown attribute, with the nearest
     */
    static Value attribute(Value.Judged judged, String attribute, String language) {
        Trend trend = judged.trend();
        Trend.Judgement judgement = trend.judgement();
        return switch (attribute) {
            case "rising", "falling", "no_evidence", "too_few_points" ->
                Value.Amount.count(judgement.verdict() == Verdict.of(attribute) ? 1 : 0);
            case "slope" -> number(judgement.slope(), judged);
            case "change" -> number(judgement.slope() == null ? null : Math.abs(judgement.slope()), judged);
            case "slope_low" -> number(judgement.slopeLow(), judged);
            case "slope_high" -> number(judgement.slopeHigh(), judged);
            case "per" ->
                judgement.slopePer() == null
                        ? new Value.Missing("the slope of " + trend.metric())
                        : new Value.Text(Objects.requireNonNull(PER.get(judgement.slopePer()), judgement.slopePer())
                                .in(language));
            case "p" ->
                judgement.p() == null
                        ? new Value.Missing("the probability of " + trend.metric())
                        : new Value.Amount(BigDecimal.valueOf(judgement.p()), "", PROBABILITY, List.of());
            case "points" -> Value.Amount.count(trend.points());
            case "start" ->
                trend.first().start() == null
                        ? new Value.Missing("the beginning of " + trend.metric())
                        : new Value.Day(trend.first().start());
            case "end" -> new Value.Day(trend.period().end());
            case "period" -> new Value.Span(trend.period());
            default ->
                throw new IllegalArgumentException(
                        "unknown attribute \"" + attribute + "\"" + Nearest.hint(attribute, ATTRIBUTES));
        };
    }

    private static Value number(@Nullable Double number, Value.Judged judged) {
        if (number == null) {
            return new Value.Missing("the slope of " + judged.trend().metric());
        }
        BigDecimal kept = Figure.kept(BigDecimal.valueOf(number));
        // A slope is a median of differences: its decimals say nothing beside a value of some size.
        PrintedForm form = SmallAmounts.form(judged.form(), kept);
        boolean isWhole = form.rule() == PrintedForm.Rule.EXACT && kept.abs().compareTo(BigDecimal.TEN) >= 0;
        return new Value.Amount(kept, judged.trend().unit(), isWhole ? WHOLE : form, List.of());
    }
}
