package org.quarterdeck.jobs.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.funds.Posting.Account;

/** Whatever happens to pledges, the bridge adds up to the last digit. */
class RandomLedgersTest {
    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

    /** An event before it has its id. */
    private record Event(
            String kind,
            @Nullable Integer pledge,
            int day,
            @Nullable Integer due,
            int cents,
            int rate) {
        Flow flow(int number) {
            boolean isTaken = kind.equals("reduction") || kind.equals("refund");
            BigDecimal amount = BigDecimal.valueOf(isTaken ? -cents : cents, 2);
            String stage = kind.equals("reduction") ? "pledge" : kind.equals("refund") ? "receipt" : kind;
            return new Flow(
                    "F" + number,
                    pledge == null ? null : "P" + pledge,
                    stage,
                    BEGIN.plusDays(day),
                    due == null ? null : BEGIN.plusDays(due),
                    amount,
                    rate == 0 ? null : amount.divide(BigDecimal.valueOf(rate, 1), 9, RoundingMode.HALF_UP));
        }
    }

    @Provide
    Arbitrary<List<Flow>> ledgers() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.of("pledge", "pledge", "receipt", "receipt", "reduction", "refund", "commitment"),
                        Arbitraries.integers().between(1, 4).injectNull(0.3),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 900).injectNull(0.2),
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.integers().between(0, 30))
                .as(Event::new);
        return event.list().ofMinSize(1).ofMaxSize(40).map(events -> {
            List<Flow> flows = new ArrayList<>();
            for (Event e : events) {
                flows.add(e.flow(flows.size()));
            }
            return flows;
        });
    }

    private static BigDecimal sum(
            List<Posting> postings, Predicate<Posting> which, Function<Posting, @Nullable BigDecimal> what) {
        return postings.stream()
                .filter(which)
                .map(what)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Predicate<Posting> of(Account account) {
        return posting -> posting.account() == account;
    }

    private static BigDecimal left(List<Posting> postings, Function<Posting, @Nullable BigDecimal> value) {
        return sum(postings, of(Account.PLEDGED), value)
                .subtract(sum(postings, of(Account.CHANGED), value))
                .subtract(sum(postings, of(Account.SETTLED), value));
    }

    @Property(tries = 1_000)
    void what_is_pledged_is_taken_back_or_settled_or_outstanding(@ForAll("ledgers") List<Flow> flows) {
        List<Posting> postings = PledgeAccount.postings(flows);

        assertThat(left(postings, Posting::amount))
                .isEqualByComparingTo(sum(postings, p -> true, Posting::outstanding));
        assertThat(left(postings, Posting::pledgeUsd))
                .isEqualByComparingTo(sum(postings, p -> true, Posting::outstandingUsd));
    }

    @Property(tries = 1_000)
    void of_no_line_less_than_nothing_is_outstanding(@ForAll("ledgers") List<Flow> flows) {
        List<Posting> postings = PledgeAccount.postings(flows);

        for (Flow flow : flows) {
            assertThat(sum(postings, p -> flow.flowId().equals(p.lineId()), Posting::outstanding)
                            .signum())
                    .isNotNegative();
        }
    }

    @Property(tries = 1_000)
    void what_is_received_settles_or_is_overpaid_or_unpledged(@ForAll("ledgers") List<Flow> flows) {
        List<Posting> postings = PledgeAccount.postings(flows);
        Predicate<Posting> isMoney =
                of(Account.SETTLED).or(of(Account.OVERPAID)).or(of(Account.UNPLEDGED));

        assertThat(sum(postings, isMoney, Posting::flowUsd)).isEqualByComparingTo(received(flows, Flow::amountUsd));
        assertThat(sum(postings, isMoney, Posting::amount)).isEqualByComparingTo(received(flows, Flow::amount));
    }

    private static BigDecimal received(List<Flow> flows, Function<Flow, @Nullable BigDecimal> value) {
        return flows.stream()
                .filter(Flow::isReceipt)
                .map(value)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property(tries = 1_000)
    void growing_older_moves_what_is_outstanding_and_changes_nothing(@ForAll("ledgers") List<Flow> flows) {
        List<Posting> postings = PledgeAccount.postings(flows);

        assertThat(sum(postings, of(Account.AGED), Posting::outstanding)).isZero();
        assertThat(sum(postings, of(Account.AGED), Posting::outstandingUsd)).isZero();
    }

    @Property(tries = 200)
    void the_order_in_which_flows_come_makes_no_difference(@ForAll("ledgers") List<Flow> flows, @ForAll Random random) {
        List<Flow> shuffled = new ArrayList<>(flows);
        Collections.shuffle(shuffled, random);

        assertThat(PledgeAccount.postings(shuffled)).isEqualTo(PledgeAccount.postings(flows));
    }
}
