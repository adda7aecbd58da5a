package org.quarterdeck.jobs.figures;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.quarterdeck.schema.period.Period;

/**
 * The periods that the metrics of one pass keep.
 *
 * @param all those of any of them, sorted
 * @param byMetric those of each, sorted
 */
record KeptPeriods(List<Period> all, Map<String, Set<Period>> byMetric) {
    /** From the fact's first day on. */
    static KeptPeriods of(List<CountedMetric> metrics, Calendar calendar, LocalDate first) {
        Map<String, Set<Period>> byMetric = new TreeMap<>();
        Set<Period> all = new TreeSet<>();
        for (CountedMetric metric : metrics) {
            List<Period> own = calendar.periods(metric.metric(), first);
            byMetric.put(metric.id(), new LinkedHashSet<>(own));
            all.addAll(own);
        }
        return new KeptPeriods(List.copyOf(all), byMetric);
    }

    /** Those of a metric. */
    Set<Period> of(String metric) {
        return byMetric.getOrDefault(metric, Set.of());
    }
}
