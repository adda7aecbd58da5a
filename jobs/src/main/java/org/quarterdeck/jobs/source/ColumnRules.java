package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.TableContract.Column;

/** What a contract asks of one value beyond its type. */
final class ColumnRules {
    private ColumnRules() {}

    /**
     * Checks the accepted words, the least and the greatest.
     *
     * @param token the value as written, for messages
     */
    static void check(Object value, String token, Column column) throws CellRejected {
        if (!column.values().isEmpty() && !column.values().contains(value.toString())) {
            throw new CellRejected(
                    "values", token, "is not accepted" + Nearest.hint(value.toString(), column.values()));
        }
        if (column.min() != null && compare(value, column.min()) < 0) {
            throw new CellRejected("min", token, "is below " + column.min() + "; correct it");
        }
        if (column.max() != null && compare(value, column.max()) > 0) {
            throw new CellRejected("max", token, "is above " + column.max() + "; correct it");
        }
    }

    /** Numbers and days have bounds; days sort as they are written. An instant is left to the gates. */
    private static int compare(Object value, String bound) {
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).compareTo(new BigDecimal(bound));
        }
        return value instanceof LocalDate ? value.toString().compareTo(bound) : 0;
    }
}
