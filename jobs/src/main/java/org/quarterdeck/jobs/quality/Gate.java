package org.quarterdeck.jobs.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Check;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Fresh;
import org.quarterdeck.schema.table.TableContract.Rows;
import org.quarterdeck.schema.table.TableContract.Severity;
import org.quarterdeck.schema.table.TableContract.Sum;

/**
 * One rule of a contract as SQL.
 *
 * @param table the table it guards
 * @param rule in words
 * @param severity whether it stops the release
 * @param count how many rows break it, as an aggregate over {@code checked}, the table's rows
 * @param join what a row of {@code checked} must be joined with to tell; empty for nothing
 * @param offenders a query for the rows that break it
 * @param isTimed whether it may be broken by the passing of days alone
 */
record Gate(
        String table, String rule, Severity severity, String count, String join, String offenders, boolean isTimed) {
    /** The name of the table's rows where all rules are counted at once. */
    static final String CHECKED = "checked";

    /**
     * Every rule of a contract.
     *
     * @param asOf the day that a release is as of
     * @param rowsBefore how many rows the last release has; null when it has no such table
     */
    static List<Gate> of(Table table, LocalDate asOf, @Nullable Long rowsBefore) {
        TableContract contract = table.contract();
        List<Gate> gates = new ArrayList<>();
        if (!contract.key().isEmpty()) {
            // Rows beyond the first of their key are counted; the examples name each key with all of its rows.
            String key = String.join(", ", contract.key());
            gates.add(ofTable(
                    table,
                    "(" + key + ") is unique",
                    Severity.FAIL,
                    "count(*) - count(DISTINCT struct(" + key + "))",
                    twice(table, key, "")));
        }
        contract.columns().forEach((name, column) -> gates.addAll(of(table, name, column)));
        for (Check check : contract.checks()) {
            if (check.sql() != null) {
                gates.add(ofSql(table, check, check.sql()));
            } else if (check.fresh() != null) {
                gates.add(ofFresh(table, check, check.fresh(), asOf));
            } else if (check.sum() != null) {
                gates.add(ofSql(table, check, sums(table, check.sum())));
            } else if (check.rows() != null) {
                gates.add(ofRows(table, check, check.rows(), rowsBefore));
            }
        }
        return gates;
    }

    /** Does it read any of these tables? */
    boolean reads(java.util.Set<String> tables) {
        return SqlText.parse(offenders, place()).tables().stream().anyMatch(tables::contains);
    }

    /** For messages. */
    String place() {
        return table + ", " + rule;
    }

    private static List<Gate> of(Table table, String name, Column column) {
        List<Gate> gates = new ArrayList<>();
        Severity severity = column.severity() == null ? Severity.FAIL : column.severity();
        if (column.required()) {
            gates.add(ofRows(table, name, "is never empty", severity, name + " IS NULL"));
        }
        if (column.unique()) {
            gates.add(ofTable(
                    table,
                    name + " is unique",
                    severity,
                    "count(" + name + ") - count(DISTINCT " + name + ")",
                    twice(table, name, " WHERE " + name + " IS NOT NULL")));
        }
        if (!column.values().isEmpty()) {
            String values = column.values().stream()
                    .map(v -> "'" + v.replace("'", "''") + "'")
                    .collect(Collectors.joining(", "));
            String words = "is one of " + String.join(", ", column.values());
            gates.add(ofRows(table, name, words, severity, name + " NOT IN (" + values + ")"));
        }
        if (column.min() != null) {
            String words = "is at least " + column.min();
            gates.add(ofRows(table, name, words, severity, name + " < " + literal(column, column.min())));
        }
        if (column.max() != null) {
            String words = "is at most " + column.max();
            gates.add(ofRows(table, name, words, severity, beyond(name, column, column.max())));
        }
        if (column.references() != null) {
            gates.add(ofReference(
                    table, name, column.severity() == null ? Severity.WARN : column.severity(), column.references()));
        }
        return gates;
    }

    private static String literal(Column column, String bound) {
        return column.isTime() ? "DATE'" + bound + "'" : bound;
    }

    /** An instant of the last day is within it. */
    private static String beyond(String name, Column column, String bound) {
        String of = column.type().equals("timestamp") ? "CAST(" + name + " AS DATE)" : name;
        return of + " > " + literal(column, bound);
    }

    private static Gate ofTable(Table table, String rule, Severity severity, String count, String offenders) {
        return new Gate(table.name(), rule, severity, count, "", offenders, false);
    }

    private static Gate ofSql(Table table, Check check, String sql) {
        return ofTable(table, check.name(), check.severity(), "(SELECT count(*) FROM (\n" + sql + "\n))", sql);
    }

    private static Gate ofRows(Table table, String column, String words, Severity severity, String breaks) {
        return ofTable(
                table,
                column + " " + words,
                severity,
                "count_if(" + breaks + ")",
                "SELECT " + String.join(", ", named(table, column)) + " FROM " + table.name() + " WHERE " + breaks);
    }

    private static Gate ofRows(Table table, Check check, Rows rows, @Nullable Long before) {
        List<String> breaks = new ArrayList<>();
        Optional.ofNullable(rows.least()).ifPresent(least -> breaks.add("count(*) < " + least));
        Optional.ofNullable(rows.most()).ifPresent(most -> breaks.add("count(*) > " + most));
        if (before != null && before > 0) {
            Optional.ofNullable(rows.fall())
                    .ifPresent(fall -> breaks.add("count(*) < " + before + " * (1 - " + fall.toPlainString() + "BD)"));
            Optional.ofNullable(rows.rise())
                    .ifPresent(rise -> breaks.add("count(*) > " + before + " * (1 + " + rise.toPlainString() + "BD)"));
        }
        String broken = breaks.isEmpty() ? "false" : String.join(" OR ", breaks);
        return ofTable(
                table,
                check.name(),
                check.severity(),
                once(broken),
                "SELECT count(*) AS rows, CAST(" + before + " AS BIGINT) AS rows_in_last_release FROM " + table.name());
    }

    private static Gate ofFresh(Table table, Check check, Fresh fresh, LocalDate asOf) {
        String latest = "max(CAST(" + fresh.column() + " AS DATE))";
        String day = "DATE'" + asOf + "'";
        return new Gate(
                table.name(),
                check.name(),
                check.severity(),
                once(latest + " < " + day + " - INTERVAL '" + fresh.days() + "' DAY"),
                "",
                "SELECT " + latest + " AS latest, " + day + " AS as_of FROM " + table.name(),
                true);
    }

    /** Something about the whole table, that is broken once or not at all. */
    private static String once(String broken) {
        return "CAST(if(" + broken + ", 1, 0) AS BIGINT)";
    }

    private static Gate ofReference(Table table, String column, Severity severity, String target) {
        int dot = target.lastIndexOf('.');
        String columns = named(table, column).stream().map(name -> "t." + name).collect(Collectors.joining(", "));
        String known = "known_" + column;
        return new Gate(
                table.name(),
                column + " exists in " + target,
                severity,
                "count_if(" + CHECKED + "." + column + " IS NOT NULL AND " + known + " IS NULL)",
                "LEFT JOIN (SELECT DISTINCT " + target.substring(dot + 1) + " AS " + known + " FROM "
                        + target.substring(0, dot) + ") AS of_" + column + " ON " + CHECKED + "." + column + " = "
                        + known,
                "SELECT " + columns + " FROM " + table.name() + " AS t LEFT ANTI JOIN " + target.substring(0, dot)
                        + " AS r ON t." + column + " = r." + target.substring(dot + 1) + " WHERE t." + column
                        + " IS NOT NULL",
                false);
    }

    /** Each value that comes twice, how often, and where it was delivered. */
    private static String twice(Table table, String columns, String where) {
        String places = isDelivered(table)
                ? ", sort_array(collect_list(concat(delivery_id, ', row ', row_no))) AS delivered"
                : "";
        return "SELECT " + columns + ", count(*) AS rows" + places + " FROM " + table.name() + where + " GROUP BY "
                + columns + " HAVING count(*) > 1";
    }

    /** Groups of both sides that come to different sums. */
    private static String sums(Table table, Sum sum) {
        String here = side(table.name(), sum.of(), sum.where(), sum.by());
        String there =
                side(sum.equals().table(), sum.equals().of(), sum.equals().where(), sum.by());
        String by = sum.by().stream()
                .map(c -> "coalesce(here." + c + ", there." + c + ") AS " + c + ", ")
                .collect(Collectors.joining());
        String on = sum.by().stream().map(c -> "here." + c + " <=> there." + c).collect(Collectors.joining(" AND "));
        return "SELECT " + by + "here.amount AS here, there.amount AS there FROM " + here + " AS here FULL JOIN "
                + there + " AS there ON " + (on.isEmpty() ? "true" : on)
                + " WHERE abs(coalesce(here.amount, 0) - coalesce(there.amount, 0)) > "
                + (sum.within() == null ? "0" : sum.within().toPlainString());
    }

    private static String side(String table, @Nullable String of, @Nullable String where, List<String> by) {
        String columns = String.join(", ", by);
        return "(SELECT " + (by.isEmpty() ? "" : columns + ", ") + "CAST("
                + (of == null ? "count(*)" : "sum(" + of + ")") + " AS DECIMAL(38,9)) AS amount FROM " + table
                + (where == null ? "" : " WHERE " + where) + (by.isEmpty() ? "" : " GROUP BY " + columns) + ")";
    }

    private static boolean isDelivered(Table table) {
        return table.contract().columnNames().containsAll(List.of("delivery_id", "row_no"));
    }

    /** What names an offender: the table's key, the column that is wrong, and where it was delivered. */
    private static List<String> named(Table table, String column) {
        Stream<String> delivered = isDelivered(table) ? Stream.of("delivery_id", "row_no") : Stream.empty();
        return Stream.concat(Stream.concat(table.contract().key().stream(), Stream.of(column)), delivered)
                .distinct()
                .toList();
    }
}
