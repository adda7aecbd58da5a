package org.quarterdeck.jobs.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the contributions register, in the words of the standard source.
 *
 * @param flowId the register's id of the row
 * @param pledgeId the pledge it belongs to; empty for none
 * @param type Pledge, Agreement, Payment, Allocation announced or Allocation transferred
 * @param nature Cash or In kind
 * @param reason of a change; empty for none
 * @param donor who gives
 * @param fund where it goes
 * @param programme for which programme; empty for any
 * @param earmark for what; empty for none
 * @param flowOn its day
 * @param valueOn the day of its rate; null when it is its day
 * @param dueOn when it is due; null when that is not said
 * @param currency as written, perhaps wrongly
 * @param amount in that currency, negative for changes
 * @param remarks whether it is a fact
 */
record Flow(
        String flowId,
        String pledgeId,
        String type,
        String nature,
        String reason,
        Donor donor,
        String fund,
        String programme,
        String earmark,
        LocalDate flowOn,
        @Nullable LocalDate valueOn,
        @Nullable LocalDate dueOn,
        String currency,
        BigDecimal amount,
        String remarks) {
    static final List<String> HEADER = List.of(
            "Flow",
            "Pledge",
            "Type",
            "Nature",
            "Reason",
            "Donor",
            "Donor name",
            "Donor kind",
            "Fund",
            "Programme",
            "Earmark",
            "Date",
            "Value date",
            "Due",
            "Currency",
            "Amount",
            "Amount in USD",
            "Remarks");

    /** A donor, as called on the day of a flow. */
    record Donor(String id, String name, String kind) {}

    /** An invented flow of cash to the trust fund. */
    static Flow cash(
            String flowId,
            String pledgeId,
            String type,
            Donor donor,
            LocalDate flowOn,
            String currency,
            BigDecimal amount) {
        return new Flow(
                flowId,
                pledgeId,
                type,
                "Cash",
                "",
                donor,
                "trust-fund",
                "",
                "",
                flowOn,
                null,
                null,
                currency,
                amount,
                "Sample data");
    }

    static Flow of(Row row) {
        return new Flow(
                row.text("Flow"),
                row.text("Pledge"),
                row.text("Type"),
                row.text("Nature"),
                row.text("Reason"),
                new Donor(row.text("Donor"), row.text("Donor name"), row.text("Donor kind")),
                row.text("Fund"),
                row.text("Programme"),
                row.text("Earmark"),
                row.day("Date"),
                row.has("Value date") ? row.day("Value date") : null,
                row.has("Due") ? row.day("Due") : null,
                row.text("Currency"),
                row.number("Amount"),
                row.text("Remarks"));
    }

    Flow due(LocalDate day) {
        return new Flow(
                flowId, pledgeId, type, nature, reason, donor, fund, programme, earmark, flowOn, valueOn, day, currency,
                amount, remarks);
    }

    /** A change of what went before, at the rate of that day. */
    Flow because(String why, LocalDate rateOf) {
        return new Flow(
                flowId, pledgeId, type, nature, why, donor, fund, programme, earmark, flowOn, rateOf, dueOn, currency,
                amount, remarks);
    }

    Flow corrected(String rightCurrency, BigDecimal rightAmount, String why) {
        return new Flow(
                flowId,
                pledgeId,
                type,
                nature,
                reason,
                donor,
                fund,
                programme,
                earmark,
                flowOn,
                valueOn,
                dueOn,
                rightCurrency,
                rightAmount,
                why);
    }

    /** The same flow of a further donor, for benchmarks. */
    Flow copy(int number) {
        String ending = "-c" + number;
        return new Flow(
                flowId + ending,
                pledgeId.isEmpty() ? "" : pledgeId + ending,
                type,
                nature,
                reason,
                new Donor(donor.id + ending, donor.name + ending, donor.kind),
                fund,
                programme,
                earmark,
                flowOn,
                valueOn,
                dueOn,
                currency,
                amount,
                remarks);
    }

    boolean isInvented() {
        return donor.id.startsWith("donor-");
    }

    /** Does it count in the sum of pledges? An agreement does when no pledge stands before it. */
    boolean isPledged() {
        return nature.equals("Cash")
                && (type.equals("Pledge")
                        || type.equals("Allocation announced")
                        || (type.equals("Agreement") && pledgeId.isEmpty()));
    }

    /** Does it count in the sum of receipts? */
    boolean isReceived() {
        return nature.equals("Cash") && (type.equals("Payment") || type.equals("Allocation transferred"));
    }

    /** In US dollars; empty for a currency without a rate. */
    Optional<BigDecimal> usd(Rates rates) {
        return rates.usd(amount, currency, valueOn == null ? flowOn : valueOn);
    }

    List<String> cells() {
        return List.of(
                flowId,
                pledgeId,
                type,
                nature,
                reason,
                donor.id,
                donor.name,
                donor.kind,
                fund,
                programme,
                earmark,
                flowOn.toString(),
                text(valueOn),
                text(dueOn),
                currency,
                amount.toPlainString(),
                "",
                remarks);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
