package org.quarterdeck.charts.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quarterdeck.charts.text.ValueRule;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.KeptPeriod;
import org.quarterdeck.schema.metric.Metrics;

/** A sentence over a figure that is never kept would be missing for ever, and nobody would know why. */
class KeptFiguresTest {
    private static final Path CONFIG = Path.of("../config");
    private static final Metrics METRICS = Metrics.read(List.of(Path.of("../warehouse-schema/metrics")));

    @Test
    void every_figure_of_the_standard_wording_is_kept_by_its_metric() {
        assertThat(notKept("briefing")).isEmpty();
    }

    @Test
    void every_figure_of_the_sample_office_is_kept_by_its_metric() {
        assertThat(notKept("sample-office/briefing")).isEmpty();
    }

    private static List<String> notKept(String additions) {
        List<String> notKept = new ArrayList<>();
        Map<String, ValueRule> values = Wording.read(CONFIG.resolve("briefing.yaml"), CONFIG.resolve(additions))
                .definition()
                .values();
        assertThat(values).hasSizeGreaterThan(20);
        values.forEach((name, rule) -> {
            if (rule.metric() != null
                    && rule.period() != null
                    && !keeps(METRICS.get(rule.metric()), rule.period(), rule)) {
                notKept.add(name);
            }
        });
        return notKept;
    }

    private static boolean keeps(Metric metric, String period, ValueRule rule) {
        Set<String> keys = rule.slice().keySet();
        boolean slice = keys.isEmpty()
                || metric.slices().stream().anyMatch(s -> Set.copyOf(s).equals(keys));
        boolean since = period.startsWith("since:") && metric.since().contains(period.substring("since:".length()));
        return slice && (since || metric.periods().contains(kept(period)));
    }

    private static KeptPeriod kept(String period) {
        return switch (period) {
            case "last_event" -> KeptPeriod.EVENT;
            case "year_to_date" -> KeptPeriod.YEAR_TO_DATE;
            case "period" -> KeptPeriod.MONTH;
            default -> KeptPeriod.TO_DATE;
        };
    }
}
