package org.quarterdeck.schema.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.YamlLines;

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
 * @param dropped columns that earlier releases have and this contract gives up, with the type that they had
 */
public record TableContract(
        String grain,
        List<String> key,
        Refresh refresh,
        @Nullable String partition,
        List<String> sort,
        Map<String, Column> columns,
        List<RowRule> rules,
        List<Check> checks,
        Map<String, String> dropped)
        implements Checked {
    /** Absent lists are empty; columns keep their order. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public TableContract {
        key = key == null ? List.of() : List.copyOf(key);
        refresh = refresh == null ? Refresh.REPLACE : refresh;
        sort = sort == null ? List.of() : List.copyOf(sort);
        columns = columns == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        rules = rules == null ? List.of() : List.copyOf(rules);
        checks = checks == null ? List.of() : List.copyOf(checks);
        dropped = dropped == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
    }

    @Override
    public void check(String place, Problems problems) {
        check(place, YamlLines.of("", place), problems);
    }

    @Override
    public void check(String place, YamlLines lines, Problems problems) {
        new ContractRules(this, lines, problems).check();
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
     * @param unique no value twice; empty ones do not count
     * @param values the only ones accepted; empty for any
     * @param min the least number or day accepted; null for any
     * @param max the greatest number or day accepted; null for any
     * @param references {@code layer.table.column} that holds every value; null for none
     * @param severity how much it matters when a rule of this column is broken; null for {@code fail}, and
     *     {@code warn} for references
     * @param was what it was called in earlier releases; null when it always had this name
     */
    public record Column(
            String type,
            String meaning,
            @Nullable String unit,
            boolean required,
            boolean unique,
            List<String> values,
            @Nullable String min,
            @Nullable String max,
            @Nullable String references,
            @Nullable Severity severity,
            @Nullable String was,
            Personal personal) {
        /** Absent parts have their defaults. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        @JsonCreator
        public Column(
                @JsonProperty("type") String type,
                @JsonProperty("meaning") String meaning,
                @JsonProperty("unit") @Nullable String unit,
                @JsonProperty("required") @Nullable Boolean required,
                @JsonProperty("unique") @Nullable Boolean unique,
                @JsonProperty("values") @Nullable List<String> values,
                @JsonProperty("min") @Nullable String min,
                @JsonProperty("max") @Nullable String max,
                @JsonProperty("references") @Nullable String references,
                @JsonProperty("severity") @Nullable Severity severity,
                @JsonProperty("was") @Nullable String was,
                @JsonProperty("personal") @Nullable Personal personal) {
            this(
                    type,
                    meaning,
                    unit,
                    required != null && required,
                    unique != null && unique,
                    values == null ? List.of() : List.copyOf(values),
                    min,
                    max,
                    references,
                    severity,
                    was,
                    personal == null ? Personal.NONE : personal);
        }

        /** Is it a day or an instant? */
        public boolean isTime() {
            return type.equals("date") || type.equals("timestamp");
        }

        /** Is it a number? */
        public boolean isNumber() {
            return type.matches("int|bigint|double|decimal.*");
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
     * A rule over the whole table, said in one of four ways.
     *
     * @param name in a few words
     * @param sql reads any table by name, and returns the offending rows, none when all is well; null for another way
     * @param rows how many there are; null for another way
     * @param fresh how old the latest may be; null for another way
     * @param sum what must come to the same in another table; null for another way
     */
    public record Check(
            String name,
            Severity severity,
            @Nullable String sql,
            @Nullable Rows rows,
            @Nullable Fresh fresh,
            @Nullable Sum sum) {}

    /**
     * How many rows a table has.
     *
     * @param least the fewest; null for any
     * @param most the most; null for any
     * @param fall the greatest share by which they may fall from the last release, as 0.1; null for any
     * @param rise the greatest share by which they may rise; null for any
     */
    public record Rows(
            @Nullable Long least,
            @Nullable Long most,
            @Nullable BigDecimal fall,
            @Nullable BigDecimal rise) {}

    /**
     * How old the latest row may be. A table without rows has none that is too old.
     *
     * @param column a day or an instant
     * @param days at most that many before the day that a release is as of
     */
    public record Fresh(String column, int days) {}

    /**
     * A sum that must come to the same as another table's.
     *
     * @param of the column that is added up; null to count rows
     * @param where which rows, in SQL; null for all
     * @param by sums are compared for each value of these columns, which both tables have; empty for the whole
     * @param equals the other side
     * @param within how far off each may be; null for not at all
     */
    public record Sum(
            @Nullable String of,
            @Nullable String where,
            List<String> by,
            Side equals,
            @Nullable BigDecimal within) {
        /** No list is an empty one. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public Sum {
            by = by == null ? List.of() : List.copyOf(by);
        }
    }

    /**
     * The other side of a sum.
     *
     * @param table {@code layer.table}
     * @param of the column that is added up; null to count rows
     * @param where which rows, in SQL; null for all
     */
    public record Side(
            String table, @Nullable String of, @Nullable String where) {}

    /** The names of the columns, in order. */
    public Set<String> columnNames() {
        return columns.keySet();
    }
}
