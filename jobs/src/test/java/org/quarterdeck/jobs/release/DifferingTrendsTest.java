package org.quarterdeck.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.trend.Adjusted;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;
import org.quarterdeck.schema.trend.Verdict;

class DifferingTrendsTest {
    private static final Period MAY = Period.parse("2020-05");

    private static Trend trend(Slice slice, long value) {
        return new Trend(
                "platform.visits",
                slice,
                MAY,
                MAY,
                1,
                0,
                BigDecimal.valueOf(value),
                "visits",
                new Trend.Judgement(Verdict.TOO_FEW_POINTS, null, null, null, null, null, null, null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Trends trends(long whole, double adjusted) {
        return new Trends(
                List.of(trend(Slice.WHOLE, whole)),
                List.of(new Adjusted("platform.visits", Slice.WHOLE, MAY, 5, adjusted, 5, true)),
                List.of());
    }

    @Test
    void the_same_trends_differ_in_nothing() {
        assertThat(DifferingTrends.of(trends(5, 4.5), trends(5, 4.5))).isEmpty();
    }

    @Test
    void a_trend_and_an_adjusted_month_that_come_out_otherwise_are_named() {
        assertThat(DifferingTrends.of(trends(5, 4.5), trends(6, 4.75)))
                .hasSize(2)
                .anySatisfy(told -> assertThat(told).startsWith("the trend of platform.visits by month: "))
                .anySatisfy(told -> assertThat(told)
                        .isEqualTo("seasonally adjusted platform.visits, 2020-05: 4.5 was published, 4.75 comes out"));
    }

    @Test
    void what_is_missing_on_either_side_is_named() {
        Slice www = Slice.of(Map.of("site", "www"));
        Trends more = new Trends(List.of(trend(Slice.WHOLE, 5), trend(www, 5)), List.of(), List.of());
        Trends fewer = new Trends(List.of(trend(Slice.WHOLE, 5)), List.of(), List.of());

        assertThat(DifferingTrends.of(more, fewer))
                .singleElement()
                .asString()
                .startsWith("the trend of platform.visits, site=www by month: ")
                .endsWith("nothing comes out");
        assertThat(DifferingTrends.of(fewer, more))
                .containsExactly("the trend of platform.visits, site=www by month: comes out, and was not published");
    }

    @Test
    void a_forecast_that_comes_out_otherwise_is_named() {
        assertThat(DifferingTrends.of(foreseen("too few months"), foreseen("no months")))
                .containsExactly("the forecast of funds.received: too few months was published, no months comes out");
    }

    private static Trends foreseen(String reason) {
        return new Trends(
                List.of(),
                List.of(),
                List.of(new Forecast(
                        "funds.received", Slice.WHOLE, MAY, "USD", 1, null, reason, List.of(), List.of())));
    }
}
