package org.quarterdeck.jobs.sample;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The contributions register: the facts, the invented donors, and one donor whose pledge and payments make the two
 * totals of the fact sheet come out.
 */
final class Ledger {
    private static final LocalDate BALANCE_PLEDGED_ON = LocalDate.of(2019, 4, 28);
    private static final LocalDate BALANCE_FIRST_DUE = LocalDate.of(2019, 6, 30);
    private static final List<LocalDate> BALANCE_PAID_ON =
            List.of(LocalDate.of(2019, 7, 22), LocalDate.of(2020, 1, 24));
    private static final int BALANCE_INSTALMENTS = 6;
    private static final int BALANCE_ROUND = -5;

    private final Facts facts;
    private final Rates rates;
    private final List<Flow> flows;

    Ledger(Facts facts, Rates rates) {
        this.facts = facts;
        this.rates = rates;
        List<Row> donors = facts.list("donors");
        List<Flow> all = new ArrayList<>();
        facts.list("contributions").stream().map(Flow::of).forEach(all::add);
        donors.stream()
                .filter(row -> !isBalance(row))
                .flatMap(row -> InventedDonor.flows(row, rates))
                .forEach(all::add);
        donors.stream().filter(Ledger::isBalance).forEach(row -> all.addAll(balance(row, all)));
        all.sort(Comparator.comparing(Flow::flowOn).thenComparing(Flow::flowId));
        flows = List.copyOf(all);
    }

    /** Every flow as it was first delivered, in the order of days; further copies of the invented donors' for a scale. */
    Stream<Flow> flows(Span span, int scale) {
        return IntStream.range(0, scale)
                .boxed()
                .flatMap(copy -> flows.stream()
                        .filter(flow -> span.contains(flow.flowOn()))
                        .filter(flow -> copy == 0 || flow.isInvented())
                        .map(flow -> copy == 0 ? flow : flow.copy(copy)));
    }

    /** The flows of a span as they should have been delivered. */
    Stream<Flow> corrected(Span span, int scale) {
        Map<String, Row> byFlow =
                facts.list("corrections").stream().collect(toMap(row -> row.text("Flow"), row -> row));
        return flows(span, scale)
                .map(flow -> Optional.ofNullable(byFlow.get(flow.flowId()))
                        .map(row -> flow.corrected(row.text("Currency"), row.number("Amount"), row.text("Remarks")))
                        .orElse(flow));
    }

    private static boolean isBalance(Row donor) {
        return donor.text("Habit").equals("balance");
    }

    private List<Flow> balance(Row row, List<Flow> others) {
        BigDecimal pledged = missing("pledged_usd", Flow::isPledged, others);
        BigDecimal received = missing("received_usd", Flow::isReceived, others);
        String pledge = row.text("Donor") + "-1";
        List<Flow> balance = new ArrayList<>();
        List<BigDecimal> lines = parts(pledged, BALANCE_INSTALMENTS);
        for (int i = 0; i < lines.size(); i++) {
            balance.add(flow(row, pledge + "-p" + (i + 1), pledge, "Pledge", BALANCE_PLEDGED_ON, lines.get(i))
                    .due(BALANCE_FIRST_DUE.plusYears(i)));
        }
        List<BigDecimal> payments = parts(received, BALANCE_PAID_ON.size());
        for (int i = 0; i < payments.size(); i++) {
            balance.add(flow(row, pledge + "-r" + (i + 1), pledge, "Payment", BALANCE_PAID_ON.get(i), payments.get(i)));
        }
        return balance;
    }

    private static Flow flow(Row row, String id, String pledge, String type, LocalDate on, BigDecimal amount) {
        return Flow.cash(id, pledge, type, InventedDonor.named(row, on), on, "USD", amount);
    }

    /** What the others leave open of a total of the fact sheet, in whole cents. */
    private BigDecimal missing(String figure, Predicate<Flow> counts, List<Flow> others) {
        LocalDate knownOn = facts.figure("known_on").day("Value");
        BigDecimal known = others.stream()
                .filter(counts)
                .filter(flow -> !flow.flowOn().isAfter(knownOn))
                .flatMap(flow -> flow.usd(rates).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing =
                facts.figure(figure).number("Value").subtract(known).setScale(2, RoundingMode.HALF_UP);
        if (missing.signum() <= 0) {
            throw new IllegalStateException("the donors of the sample already exceed " + figure + " by "
                    + missing.negate() + "; lower \"Typical USD\" in " + facts.file("donors"));
        }
        return missing;
    }

    /** Round parts; the last takes what is left over. */
    private static List<BigDecimal> parts(BigDecimal whole, int count) {
        BigDecimal each = whole.divide(BigDecimal.valueOf(count), BALANCE_ROUND, RoundingMode.DOWN)
                .setScale(2);
        List<BigDecimal> parts = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            parts.add(each);
        }
        parts.add(whole.subtract(each.multiply(BigDecimal.valueOf(count - 1L))));
        return parts;
    }
}
