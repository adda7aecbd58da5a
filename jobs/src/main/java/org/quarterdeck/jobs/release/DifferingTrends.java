package org.quarterdeck.jobs.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.trend.Adjusted;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;

/** What two computations of the same trends do not agree on. */
final class DifferingTrends {
    private DifferingTrends() {}

    /** A sentence for each trend, each month of an adjusted series, and each forecast that comes out otherwise. */
    static List<String> of(Trends published, Trends computed) {
        List<String> differing =
                new ArrayList<>(differing(published.all(), computed.all(), DifferingTrends::named, Trend::judgement));
        differing.addAll(
                differing(published.adjusted(), computed.adjusted(), DifferingTrends::named, Adjusted::adjusted));
        differing.addAll(
                differing(published.forecasts(), computed.forecasts(), DifferingTrends::named, DifferingTrends::shown));
        return differing;
    }

    private static <T> List<String> differing(
            List<T> published, List<T> computed, Function<T, String> name, Function<T, Object> shown) {
        Map<String, T> now = computed.stream().collect(Collectors.toMap(name, t -> t, (a, b) -> a, LinkedHashMap::new));
        List<String> differing = new ArrayList<>();
        for (T one : published) {
            T other = now.remove(name.apply(one));
            if (!Objects.equals(one, other)) {
                differing.add(name.apply(one) + ": " + shown.apply(one) + " was published, "
                        + (other == null ? "nothing comes out" : shown.apply(other) + " comes out"));
            }
        }
        now.keySet().forEach(missing -> differing.add(missing + ": comes out, and was not published"));
        return differing;
    }

    private static String named(Trend trend) {
        return "the trend of " + named(trend.metric(), trend.slice()) + " by "
                + trend.period().kind().word();
    }

    private static String named(Adjusted adjusted) {
        return "seasonally adjusted " + named(adjusted.metric(), adjusted.slice()) + ", " + adjusted.period();
    }

    private static String named(Forecast forecast) {
        return "the forecast of " + named(forecast.metric(), forecast.slice());
    }

    private static Object shown(Forecast forecast) {
        return forecast.months().isEmpty() ? String.valueOf(forecast.reason()) : forecast.months();
    }

    private static String named(String metric, Slice slice) {
        return metric + (slice.equals(Slice.WHOLE) ? "" : ", " + slice);
    }
}
