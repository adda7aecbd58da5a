package org.quarterdeck.schema.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.YamlLines;
import org.quarterdeck.schema.table.TableContract.Check;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Refresh;
import org.quarterdeck.schema.table.TableContract.Rows;

/** The rules that a contract keeps by itself; each that is broken is noted with its line. */
final class ContractRules {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile(
            "string|int|bigint|double|boolean|date|timestamp|binary|decimal\\(\\d{1,2},\\d{1,2}\\)|array<string>|map<string,string>");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final TableContract contract;
    private final YamlLines lines;
    private final Problems problems;

    ContractRules(TableContract contract, YamlLines lines, Problems problems) {
        this.contract = contract;
        this.lines = lines;
        this.problems = problems;
    }

    void check() {
        if (contract.columns().isEmpty()) {
            problems.add(lines.at(), "a table needs columns");
        }
        contract.columns().forEach(this::column);
        columns(contract.key(), "key");
        columns(contract.sort(), "sort");
        if (contract.partition() != null) {
            column(contract.partition(), "partition");
        } else if (contract.refresh() == Refresh.PARTITIONS) {
            problems.add(lines.at("refresh"), "refresh: partitions needs a partition column");
        }
        for (int i = 0; i < contract.rules().size(); i++) {
            TableContract.RowRule rule = contract.rules().get(i);
            int at = i;
            rule.when().keySet().forEach(name -> column(name, "rules", at, "when", name));
            column(rule.require(), "rules", i, "require");
        }
        contract.dropped().forEach((name, type) -> {
            Column column = contract.columns().get(name);
            if (column != null && column.type().equals(type)) {
                problems.add(lines.at("dropped", name), "the column " + name + " is still there; take it out of one");
            }
        });
        checks();
    }

    private void column(String name, Column column) {
        String place = lines.at("columns", name);
        if (!NAME.matcher(name).matches()) {
            problems.add(place, "the column name \"" + name + "\" is not lower_snake_case");
        }
        if (!TYPE.matcher(column.type()).matches()) {
            problems.add(place, "column " + name + " has the unknown type \"" + column.type() + "\"");
        }
        Stream.of(column.min(), column.max())
                .filter(Objects::nonNull)
                .filter(bound -> !isBound(column, bound))
                .forEach(bound -> problems.add(
                        place,
                        "column " + name + " is a " + column.type() + ", and \"" + bound
                                + "\" is no bound of it; numbers and days (2020-05-31) have bounds"));
        if (column.was() != null && contract.columns().containsKey(column.was())) {
            problems.add(place, "column " + name + " was " + column.was() + ", which is still there; take it out");
        }
    }

    private static boolean isBound(Column column, String bound) {
        if (column.isTime()) {
            return DAY.matcher(bound).matches();
        }
        try {
            new BigDecimal(bound);
            return column.isNumber();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void checks() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < contract.checks().size(); i++) {
            Check check = contract.checks().get(i);
            String place = lines.at("checks", i);
            if (!names.add(check.name())) {
                problems.add(place, "two checks are named \"" + check.name() + "\"; each needs a name of its own");
            }
            long ways = Stream.of(check.sql(), check.rows(), check.fresh(), check.sum())
                    .filter(Objects::nonNull)
                    .count();
            if (ways != 1) {
                problems.add(place, "a check has one of sql, rows, fresh and sum");
            }
            rows(check.rows(), place);
            if (check.fresh() != null && column(check.fresh().column(), "checks", i, "fresh", "column")) {
                isTime(check.fresh().column(), place);
            }
            if (check.sum() != null) {
                sum(check.sum(), i);
            }
        }
    }

    private void rows(@Nullable Rows rows, String place) {
        if (rows == null) {
            return;
        }
        if (Stream.of(rows.least(), rows.most(), rows.fall(), rows.rise()).allMatch(Objects::isNull)) {
            problems.add(place, "rows has least, most, fall or rise");
        }
        boolean isOdd = Stream.of(rows.fall(), rows.rise()).anyMatch(s -> s != null && s.signum() < 0)
                || (rows.fall() != null && rows.fall().compareTo(BigDecimal.ONE) > 0);
        if (isOdd) {
            problems.add(place, "fall and rise are shares of the rows before, as 0.1; they fall by 1 at most");
        }
    }

    private void isTime(String name, String place) {
        Column column = contract.columns().get(name);
        if (column != null && !column.isTime()) {
            problems.add(place, name + " is a " + column.type() + "; only days and instants are fresh");
        }
    }

    private void sum(TableContract.Sum sum, int at) {
        for (String by : sum.by()) {
            column(by, "checks", at, "sum", "by");
        }
        if (sum.of() != null && column(sum.of(), "checks", at, "sum", "of")) {
            Column column = Objects.requireNonNull(contract.columns().get(sum.of()));
            if (!column.isNumber()) {
                problems.add(
                        lines.at("checks", at, "sum", "of"),
                        sum.of() + " is a " + column.type() + "; only numbers are added up");
            }
        }
    }

    private void columns(Collection<String> names, String key) {
        names.forEach(name -> column(name, key));
    }

    /** Is it a column? One that is none is noted where {@code path} leads. */
    private boolean column(String name, Object... path) {
        boolean isColumn = contract.columns().containsKey(name);
        if (!isColumn) {
            problems.add(
                    lines.at(path), "\"" + name + "\" is not a column" + Nearest.hint(name, contract.columnNames()));
        }
        return isColumn;
    }
}
