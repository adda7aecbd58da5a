package org.quarterdeck.charts;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.trend.Adjusted;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.ForecastMethod;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.TrendTest;
import org.quarterdeck.schema.trend.Trends;
import org.quarterdeck.schema.trend.Verdict;

/** A release whose receipts are judged and foreseen: 30 months, one of them below nothing. */
final class Foreseen {
    static final String METRIC = "funds.received";
    private static final int MONTHS = 30;

    private Foreseen() {}

    static SampleRelease release(Verdict verdict) {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        YearMonth last = YearMonth.from(SampleRelease.AS_OF);
        List<Adjusted> adjusted = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = last.minusMonths(MONTHS - 1L - i);
            String value = i == 12 ? "-2000000" : String.valueOf(1_000_000 + i * 100_000);
            release.figure(METRIC, month.toString(), "", value);
            adjusted.add(new Adjusted(
                    METRIC, Slice.WHOLE, Period.month(month), Double.parseDouble(value), 1e6 + i * 9e4, 1e6, false));
        }
        release.figure(METRIC, "2020-04/2020-06", "", "7700000");
        release.figure(METRIC, "2020-01/2020-05", "", "18500000");
        return release.trends(new Trends(List.of(trend(last, verdict)), adjusted, List.of(forecast(last))));
    }

    private static Trend trend(YearMonth last, Verdict verdict) {
        @Nullable Double none = null;
        Trend.Judgement judgement = verdict == Verdict.TOO_FEW_POINTS
                ? new Trend.Judgement(verdict, null, null, none, none, none, none, none, none, null)
                : new Trend.Judgement(
                        verdict,
                        TrendTest.SEASONAL_KENDALL,
                        31L,
                        100.0,
                        3.0,
                        0.0027,
                        verdict == Verdict.FALLING ? -1_200_000.4 : 16_902.7,
                        1.0,
                        2.0,
                        "year");
        return new Trend(
                METRIC,
                Slice.WHOLE,
                Period.month(last.minusMonths(MONTHS - 1L)),
                Period.month(last),
                MONTHS,
                0,
                BigDecimal.TEN,
                "USD",
                judgement,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Forecast forecast(YearMonth last) {
        List<Forecast.Month> months = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            months.add(new Forecast.Month(last.plusMonths(i).toString(), 3e6, -5e5, 9e6, 1e7, 1e7, 1e7));
        }
        return new Forecast(
                METRIC,
                Slice.WHOLE,
                Period.month(last),
                "USD",
                MONTHS,
                ForecastMethod.LAST_YEAR,
                null,
                months,
                List.of());
    }
}
