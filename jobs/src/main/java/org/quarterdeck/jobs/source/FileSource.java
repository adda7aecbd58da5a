package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.Unpacked;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;

/**
 * A source that people write: files with a row of column names and rows under it.
 *
 * @param title what it is called
 * @param into the staging table
 * @param format the formats that it comes in
 * @param dates the one form of its dates, as {@code dd/MM/yyyy}; ISO 8601 unless given
 * @param numbers the locale of its decimal and group signs, as {@code de}; {@code en} unless given
 * @param columns by staging column
 * @param unpivot the columns of a wide table that become rows; null for none
 * @param skip which rows are no data
 * @param ignored the file's columns that are known and left out
 * @param identity the staging columns that tell its rows apart across deliveries
 * @param redelivery what a further delivery means
 * @param periodOf the staging date whose month {@code replace_period} replaces; null otherwise
 * @param maxRejectShare above this share of rejected rows a delivery is refused whole
 * @param personal whether it tells of persons, where no {@code person} mapping says so already
 * @param purpose what its personal data are held for; null when nobody says
 * @param retentionDays days after its last arrival on which a delivery's archived bytes are deleted; null for never
 */
public record FileSource(
        Words title,
        String into,
        FileFormats format,
        String dates,
        String numbers,
        Map<String, ColumnMapping> columns,
        @Nullable Unpivot unpivot,
        List<RowFilter> skip,
        List<String> ignored,
        List<String> identity,
        Redelivery redelivery,
        @Nullable String periodOf,
        BigDecimal maxRejectShare,
        @Nullable Boolean personal,
        @Nullable Words purpose,
        @Nullable Integer retentionDays)
        implements SourceDefinition, Checked {
    /** Absent parts have their defaults; columns keep their order. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public FileSource {
        dates = dates == null ? "yyyy-MM-dd" : dates;
        numbers = numbers == null ? "en" : numbers;
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        skip = skip == null ? List.of() : List.copyOf(skip);
        ignored = ignored == null ? List.of() : List.copyOf(ignored);
        identity = identity == null ? List.of() : List.copyOf(identity);
        maxRejectShare = maxRejectShare == null ? DEFAULT_MAX_REJECT_SHARE : maxRejectShare;
    }

    @Override
    public boolean isPersonal() {
        return Boolean.TRUE.equals(personal) || columns.values().stream().anyMatch(mapping -> mapping.person() != null);
    }

    /** The files of the reference lists that its words are looked up in. */
    public List<String> lists() {
        List<String> lists = new ArrayList<>();
        if (columns.values().stream().anyMatch(c -> c.as() == ColumnMapping.As.CURRENCY)) {
            lists.add("currencies.csv");
        }
        if (columns.values().stream().anyMatch(c -> c.as() == ColumnMapping.As.STATE || c.person() != null)) {
            lists.addAll(List.of("member-states.csv", "state-aliases.csv"));
        }
        return lists;
    }

    /** The columns that a file must have, each once: the order of the cells that its reader hands on. */
    List<String> fileColumns() {
        return Stream.concat(
                        columns.values().stream().flatMap(ColumnMapping::fileColumns),
                        skip.stream().map(RowFilter::column))
                .distinct()
                .toList();
    }

    /** The columns that stand in a file's own table. */
    List<String> tableColumns() {
        return unpivot == null
                ? fileColumns()
                : fileColumns().stream()
                        .filter(name -> !name.equals(unpivot.nameInto()) && !name.equals(unpivot.valueInto()))
                        .toList();
    }

    /**
     * The format in which a delivery of it came.
     *
     * @throws DeliveryRefused when it accepts no such file
     */
    FileFormat format(Delivery delivery, Unpacked content) throws IOException, DeliveryRefused {
        return (delivery.isRepair() ? format.ofRepairs() : format).of(content, tableColumns());
    }

    @Override
    public void check(String place, Problems problems) {
        format.check(place, problems);
        SourceRules.share(maxRejectShare, place, problems);
        SourceRules.retention(retentionDays, place, problems);
        SourceRules.form("dates", () -> DateForm.of(dates), place, problems);
        SourceRules.form("numbers", () -> NumberForm.of(numbers), place, problems);
        if (columns.isEmpty()) {
            problems.add(place, "columns is empty; map the staging columns of " + into);
        }
        columns.forEach((column, mapping) -> mapping.check(column, place, problems));
        skip.forEach(filter -> filter.check(place, problems));
        if (unpivot != null) {
            unpivot.check(place, problems);
            if (format.json() != null || format.iati() != null) {
                problems.add(place, "unpivot is for tables, csv and xlsx; make a source of its own for json or iati");
            }
        }
        format.checkColumns(fileColumns(), place, problems);
        for (String name : ignored) {
            if (fileColumns().contains(name)) {
                problems.add(place, "the column \"" + name + "\" is both mapped and ignored");
            }
        }
        checkRedelivery(place, problems);
    }

    private void checkRedelivery(String place, Problems problems) {
        if (redelivery == Redelivery.SUPERSEDE_BY_KEY && identity.isEmpty()) {
            problems.add(place, "redelivery: supersede_by_key needs identity, the columns that tell rows apart");
        }
        if (redelivery == Redelivery.REPLACE_PERIOD && periodOf == null) {
            problems.add(place, "redelivery: replace_period needs period_of, the date that decides the month");
        }
        if (redelivery != Redelivery.REPLACE_PERIOD && periodOf != null) {
            problems.add(place, "period_of is read under redelivery: replace_period only");
        }
    }
}
