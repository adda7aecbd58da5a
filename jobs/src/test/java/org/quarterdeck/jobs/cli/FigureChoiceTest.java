package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

class FigureChoiceTest {
    private static Figure figure(String period, String slice, int value) {
        return new Figure(
                "a.b",
                Period.parse(period),
                Slice.parse(slice),
                BigDecimal.valueOf(value),
                null,
                null,
                "visits",
                Status.FINAL,
                true,
                value,
                null,
                "",
                "");
    }

    private static List<String> latest(Figure... figures) {
        return FigureChoice.latest(List.of(figures), 2).stream()
                .map(f -> f.period() + " " + f.slice())
                .toList();
    }

    @Test
    void of_each_kind_of_period_the_latest_is_shown_and_of_it_the_whole() {
        assertThat(latest(
                        figure("2020-04", "", 1),
                        figure("2020-05", "site=a", 2),
                        figure("2020-05", "", 3),
                        figure("2020", "", 4)))
                .containsExactly("2020-05 ", "2020 ");
    }

    @Test
    void windows_that_end_on_the_last_day_are_all_shown() {
        assertThat(latest(
                        figure("2020-01/2020-04", "", 1),
                        figure("2020-01/2020-05", "", 1),
                        figure("2019-06/2020-05", "", 1)))
                .containsExactly("2019-06/2020-05 ", "2020-01/2020-05 ");
    }

    @Test
    void without_a_whole_the_largest_slices_by_the_fewest_dimensions_are_shown() {
        assertThat(latest(
                        figure("2020", "currency=AUD;donor=x", 9),
                        figure("2020", "currency=CHF", 1),
                        figure("2020", "currency=EUR", 7),
                        figure("2020", "currency=USD", 8)))
                .containsExactly("2020 currency=USD", "2020 currency=EUR");
    }
}
