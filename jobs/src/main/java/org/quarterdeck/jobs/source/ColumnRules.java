package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.TableContract.Column;

/** What a contract asks of one value beyond its type. */
final class ColumnRules {
    private ColumnRules() {}

    /**
     * Checks the accepted words and the least number.
     *
     * @param token the value as written, for messages
     */
    static void check(Object value, String token, Column column) throws CellRejected {
        if (!column.values().isEmpty() && !column.values().contains(value.toString())) {
            throw new CellRejected(
                    "values", token, "is not accepted" + Nearest.hint(value.toString(), column.values()));
        }
        BigDecimal least = column.min();
        if (least != null && value instanceof Number && new BigDecimal(value.toString()).compareTo(least) < 0) {
            throw new CellRejected("min", token, "is below " + least.toPlainString() + "; correct it");
        }
    }
}
