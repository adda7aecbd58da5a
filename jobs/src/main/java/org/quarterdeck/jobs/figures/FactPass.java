package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric.TimeRule;
import org.quarterdeck.schema.period.Period;

/**
 * Runs one pass over a fact and reads what it counted. A period in which nothing was counted is a 0 from the
 * first day that the fact knows (a slice: from the first period that has it); before that there is no number.
 */
final class FactPass {
    private static final StructType PERIODS = new StructType()
            .add("period_no", DataTypes.IntegerType)
            .add("start_on", DataTypes.DateType)
            .add("end_on", DataTypes.DateType);

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;
    private final Calendar calendar;

    /**
     * Passes over tables.
     *
     * @param binder binds a table's rows to its name
     */
    FactPass(SparkSession spark, BiConsumer<Relations, String> binder, Calendar calendar) {
        this.spark = spark;
        this.binder = binder;
        this.calendar = calendar;
    }

    /** What a query counts. */
    List<Counted> count(FactQuery query) {
        try (Relations relations = new Relations(spark)) {
            SqlText sql =
                    SqlText.parse(query.sql(), "the metrics of " + query.fact().name());
            sql.tables().stream()
                    .filter(table -> !table.equals(FactQuery.PERIODS))
                    .forEach(table -> binder.accept(relations, table));
            if (query.isOfEvents()) {
                return read(query, relations.query(sql), List.of());
            }
            Optional<LocalDate> first = first(query, relations);
            if (first.isEmpty()) {
                return List.of();
            }
            List<Period> periods = calendar.periods(query.metrics().get(0).metric(), first.get());
            relations.bind(FactQuery.PERIODS, rows(periods));
            return read(query, relations.query(sql), periods);
        }
    }

    private Optional<LocalDate> first(FactQuery query, Relations relations) {
        TimeRule time = query.metrics().get(0).time();
        String column = time.isStock() ? time.from() : time.on();
        SqlText sql =
                SqlText.parse("SELECT min(" + column + ") FROM " + query.fact().name(), "the first day of a fact");
        Date first = relations.query(sql).first().getDate(0);
        return Optional.ofNullable(first).map(Date::toLocalDate);
    }

    private Dataset<Row> rows(List<Period> periods) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            LocalDate start = periods.get(i).start();
            // What lies behind the as-of date is not true yet, even when it is known.
            LocalDate end = periods.get(i).end().isAfter(calendar.asOf())
                    ? calendar.asOf()
                    : periods.get(i).end();
            rows.add(RowFactory.create(i, start == null ? null : Date.valueOf(start), Date.valueOf(end)));
        }
        return functions.broadcast(spark.createDataFrame(rows, PERIODS));
    }

    private List<Counted> read(FactQuery query, Dataset<Row> result, List<Period> periods) {
        List<Counted> counted = new ArrayList<>();
        Map<String, Map<Slice, List<Counted>>> byMetric = new LinkedHashMap<>();
        query.metrics().forEach(m -> byMetric.put(m.id(), new LinkedHashMap<>()));
        for (Row row : result.collectAsList()) {
            Optional<Slice> slice = slice(query, row);
            Period period = query.isOfEvents()
                    ? Period.event(row.getDate(row.fieldIndex("period_no")).toLocalDate())
                    : periods.get(row.getInt(row.fieldIndex("period_no")));
            if (slice.isEmpty() || period.end().isAfter(calendar.asOf()) && query.isOfEvents()) {
                continue;
            }
            for (int i = 0; i < query.metrics().size(); i++) {
                CountedMetric metric = query.metrics().get(i);
                long rows = row.isNullAt(row.fieldIndex("n" + i)) ? 0 : row.getLong(row.fieldIndex("n" + i));
                if (rows > 0 && FactQuery.keeps(metric, slice.get().keys())) {
                    value(row, i, metric)
                            .map(v -> Counted.of(metric.id(), period, slice.get(), v, rows))
                            .ifPresent(c -> byMetric.get(metric.id())
                                    .computeIfAbsent(c.slice(), s -> new ArrayList<>())
                                    .add(c));
                }
            }
        }
        for (CountedMetric metric : query.metrics()) {
            Map<Slice, List<Counted>> slices = byMetric.getOrDefault(metric.id(), Map.of());
            slices.values().forEach(counted::addAll);
            if (metric.expression().isZeroOverNothing() && !query.isOfEvents()) {
                counted.addAll(zeros(metric, slices, periods));
            }
        }
        return counted;
    }

    /** The slice of a result row; empty when a dimension has no value there, which belongs to no slice. */
    private static Optional<Slice> slice(FactQuery query, Row row) {
        Map<String, String> values = new TreeMap<>();
        for (String dimension : query.dimensions()) {
            if (((Number) row.getAs("g_" + dimension)).intValue() == 0) {
                Object value = row.getAs("d_" + dimension);
                if (value == null) {
                    return Optional.empty();
                }
                values.put(dimension, String.valueOf(value));
            }
        }
        return Optional.of(Slice.of(values));
    }

    private static Optional<BigDecimal> value(Row row, int i, CountedMetric metric) {
        Object value = row.get(row.fieldIndex("m" + i));
        if (value == null) {
            return metric.expression().isZeroOverNothing() ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        return Optional.of(new BigDecimal(String.valueOf(value)));
    }

    private static List<Counted> zeros(CountedMetric metric, Map<Slice, List<Counted>> slices, List<Period> periods) {
        List<Counted> zeros = new ArrayList<>();
        Set<Slice> all = new java.util.LinkedHashSet<>(slices.keySet());
        if (FactQuery.keeps(metric, Set.of())) {
            all.add(Slice.WHOLE);
        }
        for (Slice slice : all) {
            List<Counted> present = slices.getOrDefault(slice, List.of());
            Set<Period> counted = new TreeSet<>();
            present.forEach(c -> counted.add(c.period()));
            LocalDate since = slice.equals(Slice.WHOLE)
                    ? LocalDate.MIN
                    : present.stream()
                            .map(c -> c.period().end())
                            .min(LocalDate::compareTo)
                            .orElse(LocalDate.MAX);
            periods.stream()
                    .filter(period -> !counted.contains(period) && !period.end().isBefore(since))
                    .forEach(period -> zeros.add(Counted.of(metric.id(), period, slice, BigDecimal.ZERO, 0)));
        }
        return zeros;
    }
}
