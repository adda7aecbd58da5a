package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.schema.period.Period;

class PeriodOptionTest {
    private static final Releases.Entry MAY = new Releases.Entry(
            "2020-05-31-1", LocalDate.of(2020, 5, 31), Instant.EPOCH, "run", "f", "i", "published", null, null);

    @Test
    void a_period_that_has_begun_may_be_drawn() {
        assertThat(PeriodOption.known(Period.parse("2020-Q2"), MAY)).isEqualTo(Period.parse("2020-Q2"));
    }

    @Test
    void a_period_after_the_release_is_wrong_usage_and_says_what_to_choose() {
        assertThatExceptionOfType(UsageProblem.class)
                .isThrownBy(() -> PeriodOption.known(Period.parse("2020-08"), MAY))
                .withMessageContainingAll("2020-05-31-1", "2020-08", "--release");
    }

    @Test
    void without_one_it_is_the_month_that_the_release_ends_in() {
        assertThat(new PeriodOption().of(MAY)).isEqualTo(Period.parse("2020-05"));
    }
}
