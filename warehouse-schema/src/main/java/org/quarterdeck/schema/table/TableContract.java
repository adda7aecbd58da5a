package org.quarterdeck.schema.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * What a table promises: its {@code table.yaml}. The folder is the table's name.
 *
 * @param grain what one row is
 * @param key the columns that tell rows apart; empty when rows have no identity
 * @param refresh how a night brings it up to date
 * @param partition the column it is partitioned by; null for none
 * @param sort the columns its files are sorted by
 * @param columns by name, in order
 * @param rules what a value asks of another column of its row; rows that break one are rejected when staged
 * @param checks rules beyond columns and key
 */
public record TableContract(
        String grain,
        List<String> key,
        Refresh refresh,
        @Nullable String partition,
        List<String> sort,
        Map<String, Column> columns,
        List<RowRule> rules,
        List<Check> checks)
        implements Checked {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile(
            "string|int|bigint|double|boolean|date|timestamp|binary|decimal\\(\\d{1,2},\\d{1,2}\\)|array<string>|map<string,string>");

    /** Absent lists are empty; columns keep their order. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public TableContract {
        key = key == null ? List.of() : List.copyOf(key);
        refresh = refresh == null ? Refresh.REPLACE : refresh;
        sort = sort == null ? List.of() : List.copyOf(sort);
        columns = columns == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        rules = rules == null ? List.of() : List.copyOf(rules);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    @Override
    public void check(String place, Problems problems) {
        if (columns.isEmpty()) {
            problems.add(place, "a table needs columns");
        }
        columns.forEach((name, column) -> {
            if (!NAME.matcher(name).matches()) {
                problems.add(place, "the column name \"" + name + "\" is not lower_snake_case");
            }
            if (!TYPE.matcher(column.type()).matches()) {
                problems.add(place, "column " + name + " has the unknown type \"" + column.type() + "\"");
            }
        });
        List<String> named = new ArrayList<>(key);
        named.addAll(sort);
        if (partition != null) {
            named.add(partition);
        }
        for (RowRule rule : rules) {
            named.addAll(rule.when().keySet());
            named.add(rule.require());
        }
        Set<String> names = new HashSet<>();
        for (Check check : checks) {
            if (!names.add(check.name())) {
                problems.add(place, "two checks are named \"" + check.name() + "\"; each needs a name of its own");
            }
        }
        if (refresh == Refresh.PARTITIONS && partition == null) {
            problems.add(place, "refresh: partitions needs a partition column");
        }
        for (String name : named) {
            if (!columns.containsKey(name)) {
                problems.add(place, "\"" + name + "\" is not a column" + Nearest.hint(name, columns.keySet()));
            }
        }
    }

    /** How a table is brought up to date. */
    public enum Refresh {
        /** All rows anew, whenever an input changed. */
        REPLACE,
        /** Only the partitions that the new rows of its inputs touch. */
        PARTITIONS
    }

    /** How much a broken check matters: stops the release, or shows in the report. */
    public enum Severity {
        FAIL,
        WARN
    }

    /** What a column says about people. Nothing personal has a column past staging. */
    public enum Personal {
        NONE,
        /** A keyed hash: tells persons apart without naming them. */
        PSEUDONYM
    }

    /**
     * A column.
     *
     * @param type in Spark SQL: {@code string, int, bigint, double, boolean, date, timestamp, decimal(38,9), array<string>, map<string,string>}
     * @param meaning what it holds
     * @param unit of a number; null when it has none
     * @param required never null
     * @param values the only ones accepted; empty for any
     * @param min the least number accepted; null for any
     * @param references {@code layer.table.column} that holds every value; null for none
     */
    public record Column(
            String type,
            String meaning,
            @Nullable String unit,
            boolean required,
            List<String> values,
            java.math.@Nullable BigDecimal min,
            @Nullable String references,
            Personal personal) {
        /** Absent parts have their defaults. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        @JsonCreator
        public Column(
                @JsonProperty("type") String type,
                @JsonProperty("meaning") String meaning,
                @JsonProperty("unit") @Nullable String unit,
                @JsonProperty("required") @Nullable Boolean required,
                @JsonProperty("values") @Nullable List<String> values,
                @JsonProperty("min") java.math.@Nullable BigDecimal min,
                @JsonProperty("references") @Nullable String references,
                @JsonProperty("personal") @Nullable Personal personal) {
            this(
                    type,
                    meaning,
                    unit,
                    required != null && required,
                    values == null ? List.of() : List.copyOf(values),
                    min,
                    references,
                    personal == null ? Personal.NONE : personal);
        }
    }

    /**
     * A rule within a row: when each column named has the value given, another column is required.
     *
     * @param when value by column; {@link #NEGATIVE} stands for any number below 0
     * @param require the column that must then be filled
     */
    public record RowRule(Map<String, String> when, String require) {
        /** Stands for any number below 0. */
        public static final String NEGATIVE = "negative";
    }

    /**
     * A rule over the whole table: SQL that returns the offending rows, none when all is well.
     *
     * @param name in a few words
     * @param sql reads any table by name
     */
    public record Check(String name, Severity severity, String sql) {}

    /** The names of the columns, in order. */
    public Set<String> columnNames() {
        return columns.keySet();
    }
}
