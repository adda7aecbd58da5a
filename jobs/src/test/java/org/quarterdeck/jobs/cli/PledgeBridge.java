package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** What was pledged is what was taken back, what came, what exchange made of it, and what is outstanding. */
final class PledgeBridge {
    private static final List<String> LEAVES = List.of(
            "funds.changed",
            "funds.received_against_pledges",
            "funds.received_without_rate",
            "funds.exchange_difference",
            "funds.outstanding");

    private PledgeBridge() {}

    /**
     * Every bridge of a listing of figures adds up to the cent: that of the whole and of each donor, at each day.
     *
     * @return how many there were
     */
    static int addsUp(List<CSVRecord> figures) {
        Map<String, BigDecimal> pledged = new TreeMap<>();
        Map<String, BigDecimal> left = new TreeMap<>();
        for (CSVRecord figure : figures) {
            String slice = figure.get("slice");
            boolean isBridged = figure.get("period").startsWith("../")
                    && (slice.isEmpty() || (slice.startsWith("donor=") && !slice.contains(";")));
            BigDecimal value = new BigDecimal(figure.get("value")).setScale(2, RoundingMode.HALF_UP);
            String place = figure.get("period") + " " + slice;
            if (isBridged && figure.get("metric").equals("funds.pledged_gross")) {
                pledged.put(place, value);
            } else if (isBridged && LEAVES.contains(figure.get("metric"))) {
                left.merge(place, value, BigDecimal::add);
            }
        }
        pledged.forEach((place, value) ->
                assertThat(left.getOrDefault(place, BigDecimal.ZERO)).as(place).isEqualByComparingTo(value));
        return pledged.size();
    }
}
