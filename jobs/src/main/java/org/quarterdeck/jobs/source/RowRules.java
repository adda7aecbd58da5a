package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.RowRule;

/** What a contract asks of a row's values together. */
final class RowRules {
    private final List<String> columns;
    private final List<RowRule> rules;

    RowRules(TableContract contract) {
        this.columns = new ArrayList<>(contract.columnNames());
        this.rules = contract.rules();
    }

    /**
     * The rules that a row breaks.
     *
     * @param values in the order of the contract's columns
     */
    List<RowRule> broken(List<@Nullable Object> values) {
        return rules.stream()
                .filter(rule -> value(values, rule.require()) == null)
                .filter(rule -> rule.when().entrySet().stream()
                        .allMatch(condition -> holds(value(values, condition.getKey()), condition.getValue())))
                .toList();
    }

    private @Nullable Object value(List<@Nullable Object> values, String column) {
        return values.get(columns.indexOf(column));
    }

    private static boolean holds(@Nullable Object value, String condition) {
        if (value instanceof Number && condition.equals(RowRule.NEGATIVE)) {
            return new BigDecimal(value.toString()).signum() < 0;
        }
        return value != null && value.toString().equals(condition);
    }
}
