package org.quarterdeck.jobs.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Monthly exchange rates from 2011 on: from a currency's level of 2011 to that of 2020 in a straight line, give or
 * take a little. They are plausible, not true.
 */
final class Rates {
    static final List<String> HEADER = List.of("Currency", "From", "To", "Units per USD", "Source", "Remarks");

    private static final YearMonth FIRST = YearMonth.of(2011, 1);
    private static final int DECIMALS = 4;

    private final Map<String, Map<YearMonth, BigDecimal>> unitsPerUsd = new LinkedHashMap<>();

    Rates(Facts facts) {
        facts.list("rates").forEach(row -> unitsPerUsd.put(row.text("Currency"), path(row)));
    }

    /** An amount in US dollars at the rate of the day's month, to 9 decimals; empty where there is no rate. */
    Optional<BigDecimal> usd(BigDecimal amount, String currency, LocalDate on) {
        if (currency.equals("USD")) {
            return Optional.of(amount);
        }
        return Optional.ofNullable(unitsPerUsd.get(currency))
                .map(byMonth -> byMonth.get(YearMonth.from(on)))
                .map(rate -> amount.divide(rate, 9, RoundingMode.HALF_UP));
    }

    /** US dollars in a currency, at the rate of the day's month. */
    BigDecimal local(BigDecimal usd, String currency, LocalDate on) {
        return currency.equals("USD")
                ? usd
                : usd.divide(usd(BigDecimal.ONE, currency, on).orElseThrow(), 2, RoundingMode.HALF_UP);
    }

    /** The rows of the months that begin in a span. */
    Stream<List<String>> rows(Span span) {
        return unitsPerUsd.entrySet().stream()
                .flatMap(currency -> currency.getValue().entrySet().stream()
                        .filter(month -> span.contains(month.getKey().atDay(1)))
                        .map(month -> row(currency.getKey(), month.getKey(), month.getValue())));
    }

    private static List<String> row(String currency, YearMonth month, BigDecimal rate) {
        return List.of(currency, month.atDay(1).toString(), "", rate.toPlainString(), "sample", "Sample data");
    }

    private static Map<YearMonth, BigDecimal> path(Row row) {
        YearMonth last = YearMonth.from(Night.end());
        BigDecimal start = row.number("2011");
        BigDecimal rise = row.number("2020").subtract(start);
        long months = FIRST.until(last, ChronoUnit.MONTHS);
        Dice dice = Dice.of("rates", row.text("Currency"));
        Map<YearMonth, BigDecimal> path = new LinkedHashMap<>();
        for (int i = 0; i <= months; i++) {
            BigDecimal line = start.add(
                    rise.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(months), 9, RoundingMode.HALF_UP));
            BigDecimal giveOrTake = BigDecimal.valueOf(1000 + dice.between(-12, 12), 3);
            path.put(FIRST.plusMonths(i), line.multiply(giveOrTake).setScale(DECIMALS, RoundingMode.HALF_UP));
        }
        return path;
    }
}
