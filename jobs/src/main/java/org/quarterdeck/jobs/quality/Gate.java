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
 * One rule of a contract as SQL.
 *
 * @param table the table it guards
 * @param rule in words
 * @param severity whether it stops the release
 * @param count how many rows break it, as an aggregate over {@code checked}, the table's rows
 * @param join what a row of {@code checked} must be joined with to tell; empty for nothing
 * @param offenders a query for the rows that break it
 */
record Gate(String table, String rule, Severity severity, String count, String join, String offenders) {
    /** The name of the table's rows where all rules are counted at once. */
    static final String CHECKED = "checked";

    /** Every rule of a contract. */
    static List<Gate> of(Table table) {
        TableContract contract = table.contract();
        List<Gate> gates = new ArrayList<>();
        if (!contract.key().isEmpty()) {
            // Rows beyond the first of their key are counted; the examples name each key with all of its rows.
            String key = String.join(", ", contract.key());
            gates.add(new Gate(
                    table.name(),
                    "(" + key + ") is unique",
                    Severity.FAIL,
                    "count(*) - count(DISTINCT struct(" + key + "))",
                    "",
                    "SELECT " + key + ", count(*) AS rows FROM " + table.name() + " GROUP BY " + key
                            + " HAVING count(*) > 1"));
        }
        contract.columns().forEach((name, column) -> gates.addAll(of(table, name, column)));
        contract.checks()
                .forEach(check -> gates.add(new Gate(
                        table.name(),
                        check.name(),
                        check.severity(),
                        "(SELECT count(*) FROM (\n" + check.sql() + "\n))",
                        "",
                        check.sql())));
        return gates;
    }

    private static List<Gate> of(Table table, String name, Column column) {
        List<Gate> gates = new ArrayList<>();
        if (column.required()) {
            gates.add(ofRows(table, name, "is never empty", name + " IS NULL"));
        }
        if (!column.values().isEmpty()) {
            String values = column.values().stream()
                    .map(v -> "'" + v.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "));
            String words = "is one of " + String.join(", ", column.values());
            gates.add(ofRows(table, name, words, name + " NOT IN (" + values + ")"));
        }
        if (column.min() != null) {
            String least = column.min().toPlainString();
            gates.add(ofRows(table, name, "is at least " + least, name + " < " + least));
        }
        if (column.references() != null) {
            gates.add(ofReference(table, name, column.references()));
        }
        return gates;
    }

    private static Gate ofRows(Table table, String column, String words, String breaks) {
        String columns = String.join(", ", named(table, column));
        return new Gate(
                table.name(),
                column + " " + words,
                Severity.FAIL,
                "count_if(" + breaks + ")",
                "",
                "SELECT " + columns + " FROM " + table.name() + " WHERE " + breaks);
    }

    private static Gate ofReference(Table table, String column, String target) {
        int dot = target.lastIndexOf('.');
        String columns = named(table, column).stream().map(name -> "t." + name).collect(Collectors.joining(", "));
        String known = "known_" + column;
        return new Gate(
                table.name(),
                column + " exists in " + target,
                Severity.WARN,
                "count_if(" + CHECKED + "." + column + " IS NOT NULL AND " + known + " IS NULL)",
                "LEFT JOIN (SELECT DISTINCT " + target.substring(dot + 1) + " AS " + known + " FROM "
                        + target.substring(0, dot) + ") AS of_" + column + " ON " + CHECKED + "." + column + " = "
                        + known,
                "SELECT " + columns + " FROM " + table.name() + " AS t LEFT ANTI JOIN " + target.substring(0, dot)
                        + " AS r ON t." + column + " = r." + target.substring(dot + 1) + " WHERE t." + column
                        + " IS NOT NULL");
    }

    /** What names an offender: the table's key, and the column that is wrong. */
    private static List<String> named(Table table, String column) {
        return Stream.concat(table.contract().key().stream(), Stream.of(column))
                .distinct()
                .toList();
    }
}
