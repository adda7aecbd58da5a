package org.quarterdeck.jobs.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A row of a list of facts.
 *
 * @param place the file and line, for messages
 * @param cells by column
 */
record Row(String place, Map<String, String> cells) {
    /** The cell, empty when nothing is written there. */
    String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(
                    place + ": there is no column \"" + column + "\"; it has " + String.join(", ", cells.keySet()));
        }
        return cell;
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    int whole(String column) {
        return Integer.parseInt(text(column));
    }

    BigDecimal number(String column) {
        return new BigDecimal(text(column));
    }

    LocalDate day(String column) {
        return LocalDate.parse(text(column));
    }
}
