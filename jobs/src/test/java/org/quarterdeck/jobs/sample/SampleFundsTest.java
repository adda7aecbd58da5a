package org.quarterdeck.jobs.sample;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFundsTest {
    private static List<Map<String, String>> flows;
    private static Map<String, BigDecimal> rates;
    private static List<Map<String, String>> april;
    private static List<Map<String, String>> correction;
    private static Delivered june;

    @BeforeAll
    static void deliver(@TempDir Path may, @TempDir Path later) throws IOException {
        Delivered delivered = Delivered.until(Night.MAY, may);
        flows = delivered.rows("contributions");
        rates = delivered.rows("exchange-rates").stream()
                .collect(toMap(
                        row -> row.get("Currency") + row.get("From").substring(0, 7),
                        row -> new BigDecimal(row.get("Units per USD"))));
        june = Delivered.until(Night.JUNE, later);
        correction = Delivered.csv(later.resolve("inbox/contributions/contributions-2020-04-corrected.csv"));
        april = Delivered.csv(later.resolve("inbox/contributions/contributions-2020-04.csv"));
    }

    @Test
    void cash_pledged_to_the_end_of_may_is_249_5_million() {
        assertThat(sum(SampleFundsTest::isPledged))
                .isBetween(new BigDecimal("249450000"), new BigDecimal("249549999.99"));
    }

    @Test
    void cash_received_to_the_end_of_may_is_168_7_million() {
        assertThat(sum(SampleFundsTest::isReceived))
                .isBetween(new BigDecimal("168650000"), new BigDecimal("168749999.99"));
    }

    @Test
    void thirty_one_donors_have_paid_more_than_was_refunded() {
        Map<String, BigDecimal> net = flows.stream()
                .filter(row -> isReceived(row) && isKnown(row))
                .collect(groupingBy(
                        row -> row.get("Donor"),
                        reducing(BigDecimal.ZERO, row -> new BigDecimal(row.get("Amount")), BigDecimal::add)));
        assertThat(net.values().stream().filter(amount -> amount.signum() > 0)).hasSize(31);
        assertThat(net).containsEntry("donor-32", new BigDecimal("0.00"));
    }

    @Test
    void saudi_arabia_had_pledged_110_million_by_february_2017() {
        assertThat(sum(row -> isPledged(row)
                        && row.get("Donor").equals("SAU")
                        && row.get("Date").compareTo("2017-02-03") <= 0))
                .isEqualByComparingTo("110000000");
    }

    @Test
    void australia_paid_200_000_and_650_000_dollars_of_its_own_in_may() {
        assertThat(amounts("AUS", "Payment", "2020-05"))
                .containsExactlyInAnyOrder("PVE-ASEAN AUD 200000.00", "CTTRAVEL-ASEAN AUD 650000.00");
    }

    @Test
    void the_netherlands_gave_11_5_million_in_kind_in_2018() {
        assertThat(flows)
                .filteredOn(row -> row.get("Nature").equals("In kind"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Donor", "NLD")
                        .containsEntry("Amount", "11500000.00")
                        .containsEntry("Currency", "USD"));
    }

    @Test
    void a_fund_of_the_organisation_has_allocated() {
        assertThat(sum(row -> isReceived(row) && row.get("Donor kind").equals("UN fund")))
                .isBetween(BigDecimal.ONE, new BigDecimal("168749999.99"));
    }

    @Test
    void real_states_have_no_flows_but_those_that_the_documents_name() {
        assertThat(flows)
                .filteredOn(row -> !row.get("Donor").startsWith("donor-"))
                .extracting(row -> row.get("Donor"))
                .containsOnly("SAU", "AUS", "NLD", "eosg-subfund");
    }

    @Test
    void one_row_of_april_has_a_currency_that_does_not_exist() {
        assertThat(flows)
                .filteredOn(row -> !isKnown(row))
                .extracting(row -> row.get("Flow"))
                .containsExactly("2020-04-8");
    }

    @Test
    void the_corrected_file_of_april_changes_one_amount_and_mends_one_currency() {
        assertThat(correction).hasSameSizeAs(april);
        Set<Map<String, String>> before = Set.copyOf(april);
        assertThat(correction)
                .filteredOn(row -> !before.contains(row))
                .extracting(row -> row.get("Flow") + " " + row.get("Amount") + " " + row.get("Currency"))
                .containsExactly("2020-04-3 1020000.00 EUR", "2020-04-8 95000.00 USD");
    }

    @Test
    void the_bad_row_of_april_is_few_enough_for_its_file_to_be_taken() {
        assertThat(april).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void every_negative_amount_has_a_reason() {
        assertThat(flows)
                .filteredOn(row -> row.get("Amount").startsWith("-"))
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(row.get("Reason")).isNotEmpty());
    }

    @Test
    void every_flow_has_an_id_of_its_own_and_says_whether_it_is_a_fact() {
        assertThat(flows).extracting(row -> row.get("Flow")).doesNotHaveDuplicates();
        assertThat(flows).allSatisfy(row -> assertThat(row.get("Remarks")).isNotEmpty());
    }

    @Test
    void no_invented_donor_pays_more_on_a_pledge_than_it_pledged() {
        Map<String, BigDecimal> open = new HashMap<>();
        flows.stream().filter(row -> !row.get("Pledge").isEmpty()).forEach(row -> {
            BigDecimal amount = new BigDecimal(row.get("Amount"));
            open.merge(row.get("Pledge"), isReceived(row) ? amount.negate() : amount, BigDecimal::add);
        });
        assertThat(open).allSatisfy((pledge, left) -> assertThat(left).isNotNegative());
    }

    @Test
    void june_adds_flows_of_june_only() {
        assertThat(june.rows("contributions"))
                .filteredOn(row -> row.get("Date").startsWith("2020-06"))
                .allSatisfy(row -> assertThat(row.get("Date")).isLessThanOrEqualTo("2020-06-15"));
    }

    private static boolean isPledged(Map<String, String> row) {
        return row.get("Nature").equals("Cash")
                && (Set.of("Pledge", "Allocation announced").contains(row.get("Type"))
                        || (row.get("Type").equals("Agreement")
                                && row.get("Pledge").isEmpty()));
    }

    private static boolean isReceived(Map<String, String> row) {
        return row.get("Nature").equals("Cash")
                && Set.of("Payment", "Allocation transferred").contains(row.get("Type"));
    }

    private static boolean isKnown(Map<String, String> row) {
        return usd(row).findAny().isPresent();
    }

    private static Stream<BigDecimal> usd(Map<String, String> row) {
        BigDecimal amount = new BigDecimal(row.get("Amount"));
        if (row.get("Currency").equals("USD")) {
            return Stream.of(amount);
        }
        String day = row.get("Value date").isEmpty() ? row.get("Date") : row.get("Value date");
        return Stream.ofNullable(rates.get(row.get("Currency") + day.substring(0, 7)))
                .map(rate -> amount.divide(rate, 9, RoundingMode.HALF_UP));
    }

    private static Stream<String> amounts(String donor, String type, String month) {
        return flows.stream()
                .filter(row -> row.get("Donor").equals(donor) && row.get("Type").equals(type))
                .filter(row -> row.get("Date").startsWith(month))
                .map(row -> row.get("Earmark") + " " + row.get("Currency") + " " + row.get("Amount"));
    }

    private static BigDecimal sum(Predicate<Map<String, String>> counts) {
        return flows.stream().filter(counts).flatMap(SampleFundsTest::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
