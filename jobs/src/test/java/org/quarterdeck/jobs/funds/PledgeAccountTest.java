package org.quarterdeck.jobs.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.funds.Posting.Account;

class PledgeAccountTest {
    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** {@code flow,pledge,stage,flow_on,due_on,amount,amount_usd}. */
    private static List<Posting> account(String... flows) {
        return PledgeAccount.postings(Arrays.stream(flows)
                .map(line -> line.split(",", -1))
                .map(f -> new Flow(
                        f[0],
                        f[1].isEmpty() ? null : f[1],
                        f[2],
                        LocalDate.parse(f[3]),
                        day(f[4]),
                        number(f[5]),
                        number(f[6])))
                .toList());
    }

    private static BigDecimal sum(
            List<Posting> postings, Predicate<Posting> which, Function<Posting, @Nullable BigDecimal> what) {
        return postings.stream()
                .filter(which)
                .map(what)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    private static String settled(List<Posting> postings, Account account, String line) {
        return sum(postings, p -> p.account() == account && line.equals(p.lineId()), Posting::amount)
                .toPlainString();
    }

    private static String total(List<Posting> postings, Account account) {
        return sum(postings, p -> p.account() == account, Posting::amount).toPlainString();
    }

    private static String outstanding(List<Posting> postings) {
        return sum(postings, p -> true, Posting::outstanding).toPlainString();
    }

    @Test
    void a_receipt_pays_the_line_due_first_and_a_reduction_takes_the_line_due_last() {
        List<Posting> postings = account(
                "L2,P1,pledge,2020-01-10,2024-05-01,100,100",
                "L3,P1,pledge,2020-01-10,2025-01-10,100,100",
                "L1,P1,pledge,2020-01-10,2021-01-10,100,100",
                "R,P1,receipt,2021-01-10,,150,150",
                "C,P1,pledge,2022-01-10,,-60,-60");

        assertThat(settled(postings, Account.SETTLED, "L1")).isEqualTo("100");
        assertThat(settled(postings, Account.SETTLED, "L2")).isEqualTo("50");
        assertThat(settled(postings, Account.CHANGED, "L3")).isEqualTo("60");
        assertThat(outstanding(postings)).isEqualTo("90");
    }

    @Test
    void a_line_without_a_due_day_is_paid_last_and_reduced_first() {
        List<Posting> postings = account(
                "L1,P1,pledge,2020-01-10,,100,100",
                "L2,P1,pledge,2020-01-10,2030-01-01,100,100",
                "R,P1,receipt,2020-02-01,,60,60",
                "C,P1,pledge,2020-03-01,,-30,-30");

        assertThat(settled(postings, Account.SETTLED, "L2")).isEqualTo("60");
        assertThat(settled(postings, Account.CHANGED, "L1")).isEqualTo("30");
    }

    @Test
    void money_that_names_no_pledge_goes_to_the_oldest_open_one_and_spills_over() {
        List<Posting> postings = account(
                "B,,pledge,2020-01-02,,100,100",
                "A,,pledge,2020-01-03,,100,100",
                "R,,receipt,2020-02-01,,250,250",
                "LATER,,pledge,2020-02-02,,70,70");

        assertThat(settled(postings, Account.SETTLED, "B")).isEqualTo("100");
        assertThat(settled(postings, Account.SETTLED, "A")).isEqualTo("100");
        assertThat(total(postings, Account.UNPLEDGED)).isEqualTo("50");
        assertThat(settled(postings, Account.SETTLED, "LATER")).isEqualTo("0");
        assertThat(postings).filteredOn(p -> p.account() == Account.SETTLED).allMatch(Posting::isInferred);
    }

    @Test
    void on_one_day_pledges_come_before_money() {
        List<Posting> postings = account("F1,,receipt,2020-01-10,,100,100", "F2,P1,pledge,2020-01-10,,100,100");

        assertThat(total(postings, Account.SETTLED)).isEqualTo("100");
        assertThat(outstanding(postings)).isEqualTo("0");
    }

    @Test
    void money_beyond_a_named_pledge_is_overpaid_and_of_an_unknown_pledge_unpledged() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,100", "R,P1,receipt,2020-02-01,,120,120", "U,P9,receipt,2020-02-01,,7,7");

        assertThat(total(postings, Account.OVERPAID)).isEqualTo("20");
        assertThat(total(postings, Account.UNPLEDGED)).isEqualTo("7");
        assertThat(outstanding(postings)).isEqualTo("0");
    }

    @Test
    void a_refund_reopens_what_came_last_and_first_what_was_beyond_the_promise() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,100",
                "R,P1,receipt,2020-02-01,,120,120",
                "B,P1,receipt,2020-03-01,,-50,-50");

        assertThat(total(postings, Account.OVERPAID)).isEqualTo("0");
        assertThat(total(postings, Account.SETTLED)).isEqualTo("70");
        assertThat(outstanding(postings)).isEqualTo("30");
    }

    @Test
    void a_refund_that_names_no_pledge_takes_from_money_that_named_none() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,100",
                "R,P1,receipt,2020-02-01,,40,40",
                "N,,receipt,2020-02-02,,30,30",
                "B,,receipt,2020-03-01,,-50,-50");

        assertThat(total(postings, Account.SETTLED)).isEqualTo("40");
        assertThat(total(postings, Account.UNPLEDGED))
                .as("20 more went back than came")
                .isEqualTo("-20");
        assertThat(outstanding(postings)).isEqualTo("60");
    }

    @Test
    void a_reduction_below_what_was_paid_makes_the_rest_overpaid() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,125",
                "R,P1,receipt,2020-02-01,,80,80",
                "C,P1,pledge,2020-03-01,,-50,-62.5");

        assertThat(outstanding(postings)).isEqualTo("0");
        assertThat(total(postings, Account.CHANGED)).isEqualTo("50");
        assertThat(total(postings, Account.SETTLED)).isEqualTo("50");
        assertThat(total(postings, Account.OVERPAID)).isEqualTo("30");
        assertThat(sum(
                        postings,
                        p -> p.account() != Account.PLEDGED && p.account() != Account.CHANGED,
                        Posting::flowUsd))
                .as("all that was received")
                .isEqualByComparingTo("80");
    }

    @Test
    void a_change_of_more_than_was_promised_or_of_no_pledge_changes_nothing_and_is_told() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,100",
                "C,P1,pledge,2020-03-01,,-130,-130",
                "X,P9,pledge,2020-03-01,,-5,-5");

        assertThat(total(postings, Account.CHANGED)).isEqualTo("100");
        assertThat(total(postings, Account.UNMATCHED)).isEqualTo("-35");
        assertThat(outstanding(postings)).isEqualTo("0");
    }

    @Test
    void parts_add_up_to_the_last_digit_of_the_whole() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,3,10",
                "R1,P1,receipt,2020-02-01,,1,1",
                "R2,P1,receipt,2020-02-02,,1,1",
                "R3,P1,receipt,2020-02-03,,1,1");

        assertThat(sum(postings, p -> p.account() == Account.SETTLED, Posting::pledgeUsd))
                .isEqualByComparingTo("10");
        assertThat(sum(postings, p -> true, Posting::outstandingUsd)).isEqualByComparingTo("0");
    }

    @Test
    void a_receipt_without_a_rate_settles_all_the_same_and_a_pledge_without_one_has_no_value() {
        List<Posting> postings = account(
                "L1,P1,pledge,2020-01-10,,1000,1000",
                "R1,P1,receipt,2020-02-10,,400,",
                "L2,P2,pledge,2020-01-10,,50,",
                "R2,P2,receipt,2020-02-10,,20,25");

        assertThat(sum(postings, p -> "R1".equals(p.flowId()), Posting::pledgeUsd))
                .isEqualByComparingTo("400");
        assertThat(sum(postings, p -> true, Posting::outstandingUsd)).isEqualByComparingTo("600");
        assertThat(postings)
                .filteredOn(p -> "L2".equals(p.lineId()))
                .allMatch(p -> p.pledgeUsd() == null && p.outstandingUsd() == null);
    }

    @Test
    void money_whose_amount_in_the_pledges_currency_is_unknown_settles_nothing() {
        List<Posting> postings = account("L,P1,pledge,2020-01-10,,100,100", "R,P1,receipt,2020-02-10,,,");

        assertThat(outstanding(postings)).isEqualTo("100");
        assertThat(postings)
                .filteredOn(p -> "R".equals(p.flowId()))
                .extracting(Posting::account)
                .containsExactly(Account.UNRESOLVED);
    }

    @Test
    void what_is_left_of_a_line_gets_older() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,2020-03-01,100,100",
                "R,P1,receipt,2020-03-01,,40,40",
                "S,P1,receipt,2020-05-31,,60,60");

        assertThat(aged(postings, "2020-02-29", Age.NOT_DUE)).isEqualTo("100");
        assertThat(aged(postings, "2020-03-01", Age.NOT_DUE)).isEqualTo("0");
        assertThat(aged(postings, "2020-03-01", Age.DAYS_0_TO_90)).isEqualTo("60");
        assertThat(aged(postings, "2020-05-30", Age.DAYS_0_TO_90)).isEqualTo("60");
        assertThat(aged(postings, "2020-05-31", Age.DAYS_0_TO_90)).isEqualTo("0");
        assertThat(aged(postings, "2020-05-31", Age.DAYS_91_TO_180)).isEqualTo("0");
    }

    private static String aged(List<Posting> postings, String day, Age age) {
        return sum(postings, p -> !p.on().isAfter(LocalDate.parse(day)) && p.age() == age, Posting::outstandingUsd)
                .toPlainString();
    }

    @Test
    void what_is_committed_and_not_yet_paid_is_never_below_nothing() {
        List<Posting> postings = account(
                "L,P1,pledge,2020-01-10,,100,100",
                "K,P1,commitment,2020-01-20,,80,80",
                "R,P1,receipt,2020-02-01,,30,30",
                "S,P1,receipt,2020-03-01,,70,70");

        assertThat(postings)
                .filteredOn(p -> p.account() == Account.COMMITTED)
                .extracting(p -> Objects.requireNonNull(p.flowUsd()).intValueExact())
                .containsExactly(80, -30, -50);
    }

    @Test
    void the_order_in_which_flows_are_given_makes_no_difference() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            LocalDate on = LocalDate.of(2020, 1, 1 + i % 4);
            flows.add(new Flow("P" + i, null, "pledge", on, null, BigDecimal.TEN, BigDecimal.ONE));
            flows.add(new Flow("R" + i, null, "receipt", on, null, BigDecimal.valueOf(7), BigDecimal.ONE));
        }
        List<Posting> expected = PledgeAccount.postings(flows);
        Collections.reverse(flows);

        assertThat(PledgeAccount.postings(flows)).isEqualTo(expected);
    }
}
