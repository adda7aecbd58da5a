package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.config.Problems;
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

    private static final StructType DAYS =
            new StructType().add("period_no", DataTypes.IntegerType).add("day", DataTypes.DateType);

    private static final String DIMENSIONS = "core.dim_";

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;
    private final Calendar calendar;
    private final Map<Beginning, LocalDate> firstDays;

    /** A column of a fact that says from when on it counts. */
    private record Beginning(String fact, @Nullable String column) {
        static Beginning of(FactQuery query) {
            TimeRule time = query.metrics().get(0).time();
            return new Beginning(query.fact().name(), time.isStock() ? time.from() : time.on());
        }
    }

    private FactPass(
            SparkSession spark,
            BiConsumer<Relations, String> binder,
            Calendar calendar,
            Map<Beginning, LocalDate> firstDays) {
        this.spark = spark;
        this.binder = binder;
        this.calendar = calendar;
        this.firstDays = firstDays;
    }

    /**
     * Passes over tables; looks up their first days in one go.
     *
     * @param binder binds a table's rows to its name
     */
    static FactPass of(
            List<FactQuery> queries, SparkSession spark, BiConsumer<Relations, String> binder, Calendar calendar) {
        List<Beginning> beginnings = queries.stream()
                .filter(query -> !query.isOfEvents())
                .map(Beginning::of)
                .distinct()
                .toList();
        Map<Beginning, LocalDate> firstDays = new HashMap<>();
        if (!beginnings.isEmpty()) {
            String text = IntStream.range(0, beginnings.size())
                    .mapToObj(i -> "SELECT " + i + " AS beginning, min("
                            + beginnings.get(i).column() + ") AS first_day FROM "
                            + beginnings.get(i).fact())
                    .collect(Collectors.joining("\nUNION ALL\n"));
            SqlText sql = SqlText.parse(text, "the first days of facts");
            try (Relations relations = new Relations(spark)) {
                sql.tables().forEach(table -> binder.accept(relations, table));
                for (Row row : relations.query(sql).collectAsList()) {
                    if (!row.isNullAt(1)) {
                        firstDays.put(
                                beginnings.get(row.getInt(0)), row.getDate(1).toLocalDate());
                    }
                }
            }
        }
        return new FactPass(spark, binder, calendar, firstDays);
    }

    /**
     * The first day that a query counts on. A stock of what the world is made of, as its States, begins with the first
     * day on which something happened: nobody asks for the decades before.
     */
    private @Nullable LocalDate first(FactQuery query) {
        LocalDate own = firstDays.get(Beginning.of(query));
        if (own == null || !query.fact().name().startsWith(DIMENSIONS)) {
            return own;
        }
        return firstDays.entrySet().stream()
                .filter(other -> !other.getKey().fact().startsWith(DIMENSIONS))
                .map(Map.Entry::getValue)
                .min(LocalDate::compareTo)
                .filter(own::isBefore)
                .orElse(own);
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
                return events(query, numbers(query, relations.query(sql)));
            }
            LocalDate first = first(query);
            if (first == null || first.isAfter(calendar.asOf())) {
                return List.of();
            }
            KeptPeriods kept = KeptPeriods.of(query.metrics(), calendar, first);
            if (query.isOfDays()) {
                DaySums sums = new DaySums(kept, calendar.asOf());
                relations.bind(FactQuery.PERIODS, days(sums, first));
                for (Row row : numbers(query, relations.query(sql)).collectAsList()) {
                    slice(query, row).ifPresent(slice -> add(query, row, slice, sums));
                }
                return filled(query, sums.counted(), Set.of(), kept);
            }
            relations.bind(FactQuery.PERIODS, rows(kept.all()));
            return read(query, numbers(query, relations.query(sql)), kept);
        }
    }

    private static void add(FactQuery query, Row row, Slice slice, DaySums sums) {
        int span = row.getInt(row.fieldIndex("period_no"));
        for (int i = 0; i < query.metrics().size(); i++) {
            CountedMetric metric = query.metrics().get(i);
            long rows = rows(row, i);
            if (rows > 0 && FactQuery.keeps(metric, slice.keys())) {
                sums.add(metric.id(), slice, span, value(row, i, metric).orElse(BigDecimal.ZERO), rows);
            }
        }
    }

    private Dataset<Row> days(DaySums sums, LocalDate first) {
        List<Row> rows = first.datesUntil(calendar.asOf().plusDays(1))
                .map(day -> RowFactory.create(sums.span(day), Date.valueOf(day)))
                .toList();
        return functions.broadcast(spark.createDataFrame(rows, DAYS));
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

    private List<Counted> events(FactQuery query, Dataset<Row> result) {
        List<Counted> counted = new ArrayList<>();
        for (Row row : result.collectAsList()) {
            if (row.isNullAt(row.fieldIndex("period_no"))) {
                continue; // Without a day, as of an unknown activity, a row is in no period; a gate tells of it.
            }
            Period period =
                    Period.event(row.getDate(row.fieldIndex("period_no")).toLocalDate());
            if (!period.end().isAfter(calendar.asOf())) {
                slice(query, row).ifPresent(slice -> {
                    for (int i = 0; i < query.metrics().size(); i++) {
                        counted(query.metrics().get(i), i, row, period, slice).ifPresent(counted::add);
                    }
                });
            }
        }
        return counted;
    }

    private static List<Counted> read(FactQuery query, Dataset<Row> result, KeptPeriods kept) {
        List<Counted> counted = new ArrayList<>();
        Set<Place> unknown = new HashSet<>();
        for (Row row : result.collectAsList()) {
            Period period = kept.all().get(row.getInt(row.fieldIndex("period_no")));
            slice(query, row).ifPresent(slice -> {
                for (int i = 0; i < query.metrics().size(); i++) {
                    CountedMetric metric = query.metrics().get(i);
                    if (rows(row, i) > 0 && kept.of(metric.id()).contains(period)) {
                        counted(metric, i, row, period, slice)
                                .ifPresentOrElse(
                                        counted::add, () -> unknown.add(new Place(metric.id(), period, slice)));
                    }
                }
            });
        }
        return filled(query, counted, unknown, kept);
    }

    /** With a 0 for each period in which nothing was counted. */
    private static List<Counted> filled(FactQuery query, List<Counted> counted, Set<Place> unknown, KeptPeriods kept) {
        List<Counted> all = new ArrayList<>(counted);
        Map<String, List<Counted>> byMetric = counted.stream().collect(Collectors.groupingBy(Counted::metric));
        for (CountedMetric metric : query.metrics()) {
            all.addAll(zeros(
                    metric,
                    query.isOfWhole(),
                    byMetric.getOrDefault(metric.id(), List.of()),
                    unknown,
                    kept.of(metric.id())));
        }
        return all;
    }

    private static Dataset<Row> numbers(FactQuery query, Dataset<Row> result) {
        Problems problems = new Problems();
        for (int i = 0; i < query.metrics().size(); i++) {
            DataType type = result.schema().apply("m" + i).dataType();
            if (!(type instanceof NumericType)) {
                CountedMetric metric = query.metrics().get(i);
                problems.add(
                        metric.id() + ", expression",
                        "\"" + metric.expression() + "\" gives a " + type.simpleString() + " and no number");
            }
        }
        problems.throwIfAny();
        return result;
    }

    /** Where a metric says that it has no value. */
    private record Place(String metric, Period period, Slice slice) {}

    private static Optional<Counted> counted(CountedMetric metric, int index, Row row, Period period, Slice slice) {
        long rows = rows(row, index);
        return rows == 0 || !FactQuery.keeps(metric, slice.keys())
                ? Optional.empty()
                : value(row, index, metric).map(value -> Counted.of(metric.id(), period, slice, value, rows));
    }

    private static long rows(Row row, int index) {
        int column = row.fieldIndex("n" + index);
        return row.isNullAt(column) ? 0 : row.getLong(column);
    }

    /** The slice of a result row; empty when a dimension has no value there, which belongs to no slice. */
    private static Optional<Slice> slice(FactQuery query, Row row) {
        Map<String, String> values = new TreeMap<>();
        for (String dimension : query.slices().get(row.getInt(row.fieldIndex("slice_no")))) {
            Object value = row.getAs("s_" + dimension);
            if (value == null) {
                return Optional.empty();
            }
            values.put(dimension, String.valueOf(value));
        }
        return Optional.of(Slice.of(values));
    }

    private static Optional<BigDecimal> value(Row row, int i, CountedMetric metric) {
        Object value = row.get(row.fieldIndex("m" + i));
        if (value == null) {
            return metric.expression().isZeroOverNothing()
                            && !metric.expression().saysUnknown()
                    ? Optional.of(BigDecimal.ZERO)
                    : Optional.empty();
        }
        return Optional.of(new BigDecimal(String.valueOf(value)));
    }

    private static List<Counted> zeros(
            CountedMetric metric, boolean isOfWhole, List<Counted> counted, Set<Place> unknown, Set<Period> periods) {
        if (!metric.expression().isZeroOverNothing()) {
            return List.of();
        }
        Map<Slice, List<Counted>> slices = counted.stream()
                .collect(Collectors.groupingBy(Counted::slice, LinkedHashMap::new, Collectors.toList()));
        if (isOfWhole && FactQuery.keeps(metric, Set.of())) {
            slices.putIfAbsent(Slice.WHOLE, List.of());
        }
        List<Counted> zeros = new ArrayList<>();
        slices.forEach((slice, present) -> {
            Set<Period> known = present.stream().map(Counted::period).collect(Collectors.toSet());
            LocalDate since = present.stream()
                    .map(c -> c.period().end())
                    .min(LocalDate::compareTo)
                    .filter(first -> !slice.equals(Slice.WHOLE))
                    .orElse(LocalDate.MIN);
            periods.stream()
                    .filter(period -> !known.contains(period) && !period.end().isBefore(since))
                    .filter(period -> !unknown.contains(new Place(metric.id(), period, slice)))
                    .forEach(period -> zeros.add(Counted.of(metric.id(), period, slice, BigDecimal.ZERO, 0)));
        });
        return zeros;
    }
}
