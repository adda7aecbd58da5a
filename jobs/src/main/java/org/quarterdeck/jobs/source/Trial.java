package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Personal;
import org.quarterdeck.schema.table.Tables;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Reads a file as a delivery of a source would be read, and keeps nothing of it: no row, no reject, no key. */
public final class Trial {
    /** Row numbers that a group of rejects names; whoever wants all loads the file. */
    private static final int ROWS_NAMED = 1_000;

    /** Different messages that are told apart within a group. */
    private static final int MESSAGES_TOLD = 3;

    private static final String PERSON = "(a person)";
    private static final String ADDRESS = "(an e-mail address)";

    private final Tables tables;
    private final References references;

    /** Trials against these contracts and lists. */
    public Trial(Tables tables, References references) {
        this.tables = tables;
        this.references = references;
    }

    /**
     * How well a file's column names fit a source.
     *
     * @param missing the columns that the source maps and the file does not have
     * @param beyond the file's columns that the source neither maps nor ignores
     * @param found how many of the mapped columns the file has
     * @param refusal why its column names cannot be read at all; null when they can
     */
    public record Fit(
            List<String> missing,
            List<String> beyond,
            int found,
            @Nullable String refusal) {
        /** Has it every column that the source maps? */
        public boolean isWhole() {
            return refusal == null && missing.isEmpty();
        }
    }

    /**
     * A row for staging as it can be shown.
     *
     * @param values by staging column; of a mapped column only, and never a person
     */
    public record Shown(long rowNo, Map<String, String> values) {}

    /**
     * Rejects for one reason.
     *
     * @param column the file's column; empty for the row as a whole
     * @param count how many rows
     * @param rowNos the first of their numbers
     * @param messages the first of what is said of them, each once
     * @param hasMoreMessages whether other words are said of further rows
     */
    public record Reason(
            String column,
            String rule,
            long count,
            List<Long> rowNos,
            List<String> messages,
            boolean hasMoreMessages) {}

    /**
     * What a trial shows.
     *
     * @param filtered how many rows the source leaves out, by what they are
     * @param refusal why the file would be refused whole; null when it would not
     */
    public record Outcome(
            List<Shown> first,
            StagingCounts counts,
            Map<String, Long> filtered,
            List<Reason> reasons,
            Fit fit,
            @Nullable String refusal) {
        /** Would every row be taken? */
        public boolean isFine() {
            return refusal == null && counts.rejected() == 0;
        }
    }

    /** Looks at a file's column names only. */
    public Fit fit(Path file, FileSource source) {
        DeliveryReader reader = new DeliveryReader(delivery(file), source);
        try {
            reader.open(new ExecutionContext());
            return fit(reader, source);
        } finally {
            reader.close();
        }
    }

    private static Fit fit(DeliveryReader reader, FileSource source) {
        Optional<Header> header = reader.header();
        if (header.isEmpty()) {
            return new Fit(List.of(), List.of(), 0, reader.refusal().orElse("it has no column names"));
        }
        List<String> columns = source.fileColumns();
        List<String> missing = header.get().missing(columns);
        Collection<String> beyond = header.get().beyond(columns, source.ignored());
        return new Fit(missing, List.copyOf(beyond), columns.size() - missing.size(), null);
    }

    private static Delivery delivery(Path file) {
        return new Delivery("", "", file, String.valueOf(file.getFileName()), false);
    }

    /** Reads a file to its end, and shows its first accepted rows. */
    public Outcome of(Path file, FileSource source, int rows) throws IOException {
        Delivery delivery = delivery(file);
        DeliveryReader reader = new DeliveryReader(delivery, source);
        RowMapper mapper =
                new RowMapper(delivery, source, tables.get(source.into()).contract(), references, PersonKeys.passing());
        ExecutionContext context = new ExecutionContext();
        Tally tally = new Tally(source, rows);
        try {
            reader.open(context);
            for (FileRow row = reader.read(); row != null; row = reader.read()) {
                tally.add(mapper.process(row));
            }
            reader.update(context);
            StagingCounts counts = tally.counts(StagingCounts.of(context).blank());
            return new Outcome(
                    tally.shown,
                    counts,
                    tally.filtered,
                    tally.reasons(),
                    fit(reader, source),
                    reader.refusal().or(() -> tooMany(counts, source)).orElse(null));
        } finally {
            reader.close();
        }
    }

    private static Optional<String> tooMany(StagingCounts counts, FileSource source) {
        BigDecimal share = source.maxRejectShare();
        return counts.exceeds(share)
                ? Optional.of(
                        "more rows are rejected than the share of " + share.toPlainString() + " that the source allows")
                : Optional.empty();
    }

    /** What became of the rows so far. */
    private final class Tally {
        private final FileSource source;
        private final int rows;
        private final List<Shown> shown = new ArrayList<>();
        private final Map<List<String>, Group> groups = new LinkedHashMap<>();
        private final Map<String, Long> filtered = new LinkedHashMap<>();
        private long accepted;
        private long rejected;

        private Tally(FileSource source, int rows) {
            this.source = source;
            this.rows = rows;
        }

        private void add(MappedRow row) {
            if (row instanceof MappedRow.Accepted values) {
                accepted++;
                if (shown.size() < rows) {
                    shown.add(show(values));
                }
            } else if (row instanceof MappedRow.Rejected reasons) {
                rejected++;
                reasons.rejects()
                        .forEach(reject -> groups.computeIfAbsent(
                                        List.of(reject.column(), reject.rule()), key -> new Group())
                                .add(reject));
            } else if (row instanceof MappedRow.Filtered leftOut) {
                filtered.merge(leftOut.because(), 1L, Long::sum);
            }
        }

        private Shown show(MappedRow.Accepted row) {
            Map<String, String> values = new LinkedHashMap<>();
            int at = 0;
            for (Map.Entry<String, Column> column :
                    tables.get(source.into()).contract().columns().entrySet()) {
                Object value = row.values().get(at);
                if (source.columns().containsKey(column.getKey())) {
                    boolean isPerson = column.getValue().personal() != Personal.NONE;
                    values.put(column.getKey(), value == null ? "" : isPerson ? PERSON : text(value));
                }
                at++;
            }
            return new Shown(row.rowNo(), values);
        }

        /** A slip in a mapping must not show an address, either. */
        private String text(Object value) {
            String text = value.toString();
            if (value instanceof List<?> list) {
                text = String.join("; ", list.stream().map(String::valueOf).toList());
            } else if (value instanceof BigDecimal number) {
                text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            }
            return text.indexOf('@') > 0 ? ADDRESS : text;
        }

        private StagingCounts counts(long blank) {
            return new StagingCounts(
                    accepted,
                    rejected,
                    filtered.values().stream().mapToLong(Long::longValue).sum(),
                    blank);
        }

        private List<Reason> reasons() {
            List<Reason> reasons = new ArrayList<>();
            groups.forEach((key, group) -> reasons.add(new Reason(
                    key.get(0), key.get(1), group.count, group.rowNos, group.messages, group.hasMoreMessages)));
            reasons.sort(Comparator.comparingLong(Reason::count).reversed());
            return reasons;
        }
    }

    /** Rejects for one reason, so far. */
    private static final class Group {
        private final List<Long> rowNos = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();
        private boolean hasMoreMessages;
        private long count;

        private void add(Reject reject) {
            count++;
            if (rowNos.size() < ROWS_NAMED) {
                rowNos.add(reject.rowNo());
            }
            if (messages.contains(reject.message())) {
                return;
            }
            if (messages.size() < MESSAGES_TOLD) {
                messages.add(reject.message());
            } else {
                hasMoreMessages = true;
            }
        }
    }
}
