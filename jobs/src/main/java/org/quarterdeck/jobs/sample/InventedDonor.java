package org.quarterdeck.jobs.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A donor that doesn't exist: its pledges by instalments, and payments by its habit. */
final class InventedDonor {
    private final Row row;
    private final Rates rates;
    private final Dice dice;
    private final String id;
    private final List<Flow> flows = new ArrayList<>();

    private InventedDonor(Row row, Rates rates) {
        this.row = row;
        this.rates = rates;
        this.id = row.text("Donor");
        this.dice = Dice.of("donor", id);
    }

    /** What a donor of the list {@code donors} pledged and paid until the end of the sample. */
    static Stream<Flow> flows(Row row, Rates rates) {
        InventedDonor donor = new InventedDonor(row, rates);
        for (int k = 1; k <= row.whole("Pledges"); k++) {
            donor.pledge(k);
        }
        return donor.flows.stream().filter(flow -> !flow.flowOn().isAfter(Night.end()));
    }

    /** What the donor of a row is called on a day. */
    static Flow.Donor named(Row row, LocalDate on) {
        boolean earlier = row.has("Renamed on") && on.isBefore(row.day("Renamed on"));
        return new Flow.Donor(
                row.text("Donor"), row.text(earlier ? "Earlier name" : "Donor name"), row.text("Donor kind"));
    }

    private void pledge(int k) {
        int year = Math.min(row.whole("Since") + 2 * (k - 1), 2019);
        LocalDate on = LocalDate.of(year, dice.between(1, 12), dice.between(1, 28));
        LocalDate firstDue = on.plusDays(dice.between(60, 270));
        int instalments = dice.between(1, 3);
        BigDecimal each = rounded(rates.local(row.number("Typical USD"), row.text("Currency"), on)
                .divide(BigDecimal.valueOf(instalments), 2, RoundingMode.HALF_UP));
        String pledge = id + "-" + k;
        for (int line = 1; line <= instalments; line++) {
            LocalDate due = firstDue.plusYears(line - 1);
            flows.add(flow(pledge + "-p" + line, pledge, "Pledge", on, each).due(due));
            settle(pledge, line, each, on, due);
        }
    }

    private void settle(String pledge, int line, BigDecimal each, LocalDate pledgedOn, LocalDate due) {
        switch (row.text("Habit")) {
            case "prompt" -> pay(pledge, line, each, due.plusDays(dice.between(-20, 25)));
            case "late" -> pay(pledge, line, each, due.plusDays(dice.between(120, 420)));
            case "partial" -> {
                if (line == 1) {
                    pay(pledge, line, rounded(each.divide(BigDecimal.valueOf(2))), due.plusDays(dice.between(0, 90)));
                }
            }
            case "cancelled" ->
                flows.add(flow(pledge + "-x" + line, pledge, "Pledge", due.plusDays(400), each.negate())
                        .because("Cancellation", pledgedOn));
            case "refunded" -> {
                pay(pledge, line, each, due);
                flows.add(flow(pledge + "-x" + line, pledge, "Payment", due.plusDays(200), each.negate())
                        .because("Refund", due));
            }
            case "never" -> {}
            default ->
                throw new IllegalArgumentException(row.place() + ": there is no habit \"" + row.text("Habit")
                        + "\"; known are prompt, late, partial, cancelled, refunded, never, balance");
        }
    }

    private void pay(String pledge, int line, BigDecimal amount, LocalDate on) {
        flows.add(flow(pledge + "-r" + line, pledge, "Payment", on, amount));
    }

    private Flow flow(String flowId, String pledge, String type, LocalDate on, BigDecimal amount) {
        return Flow.cash(flowId, pledge, type, named(row, on), on, row.text("Currency"), amount);
    }

    /** Whole hundreds: people pledge round sums. */
    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(-2, RoundingMode.HALF_UP).setScale(2);
    }
}
