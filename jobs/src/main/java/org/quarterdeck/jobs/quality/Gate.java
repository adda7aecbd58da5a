package org.quarterdeck.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Severity;

/**
 * One rule of a contract as SQL that selects the rows that break it.
 *
 * @param table the table it guards
 * @param rule in words
 * @param severity whether it stops the release
 * @param offenders a query for the rows that break it
 */
record Gate(String table, String rule, Severity severity, String offenders) {

    /** Every rule of a contract. */
    static List<Gate> of(Table table) {
        TableContract contract = table.contract();
        List<Gate> gates = new ArrayList<>();
        if (!contract.key().isEmpty()) {
            String key = String.join(", ", contract.key());
            gates.add(new Gate(
                    table.name(),
                    "(" + key + ") is unique",
                    Severity.FAIL,
                    "SELECT " + key + ", count(*) AS rows FROM " + table.name() + " GROUP BY " + key
                            + " HAVING count(*) > 1"));
        }
        contract.columns().forEach((name, column) -> gates.addAll(of(table, name, column)));
        contract.checks()
                .forEach(check -> gates.add(new Gate(table.name(), check.name(), check.severity(), check.sql())));
        return gates;
    }

    private static List<Gate> of(Table table, String name, Column column) {
        String key = Stream.concat(table.contract().key().stream(), Stream.of(name))
                .distinct()
                .collect(Collectors.joining(", "));
        String from = "SELECT " + key + " FROM " + table.name() + " WHERE ";
        List<Gate> gates = new ArrayList<>();
        if (column.required()) {
            gates.add(new Gate(table.name(), name + " is never empty", Severity.FAIL, from + name + " IS NULL"));
        }
        if (!column.values().isEmpty()) {
            String values = column.values().stream()
                    .map(v -> "'" + v.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "));
            gates.add(new Gate(
                    table.name(),
                    name + " is one of " + String.join(", ", column.values()),
                    Severity.FAIL,
                    from + name + " NOT IN (" + values + ")"));
        }
        if (column.min() != null) {
            gates.add(new Gate(
                    table.name(),
                    name + " is at least " + column.min().toPlainString(),
                    Severity.FAIL,
                    from + name + " < " + column.min().toPlainString()));
        }
        if (column.references() != null) {
            gates.add(reference(table, name, key, column.references()));
        }
        return gates;
    }

    private static Gate reference(Table table, String name, String key, String target) {
        int dot = target.lastIndexOf('.');
        String other = target.substring(0, dot);
        String column = target.substring(dot + 1);
        String qualified = Stream.of(key.split(", ")).map(k -> "t." + k).collect(Collectors.joining(", "));
        return new Gate(
                table.name(),
                name + " exists in " + target,
                Severity.WARN,
                "SELECT " + qualified + " FROM " + table.name() + " AS t LEFT ANTI JOIN " + other + " AS r ON t." + name
                        + " = r." + column + " WHERE t." + name + " IS NOT NULL");
    }
}
