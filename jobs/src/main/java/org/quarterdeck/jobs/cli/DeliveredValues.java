package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.ArchivedRejects.Archived;
import org.quarterdeck.jobs.ledger.Rejects.Listed;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.RejectedRows;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.Formula;

/** What was delivered in the cells that were rejected: of a row that is damaged as a whole, all of it. */
final class DeliveredValues {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private final Office office;
    private final OfficeOptions options;

    DeliveredValues(Office office, OfficeOptions options) {
        this.office = office;
        this.options = options;
    }

    /**
     * The values by reject, null where they cannot be read again.
     *
     * @param isForEyes without what a terminal would obey; otherwise without what a spreadsheet would run
     */
    Function<Listed, @Nullable Object> of(List<Listed> rejects, boolean isForEyes) {
        Map<Listed, String> values = new HashMap<>();
        new ArchivedRejects(office, options).of(rejects).forEach(readable -> read(readable, values));
        return reject -> {
            String value = values.get(reject);
            return value == null ? null : isForEyes ? printed(value) : Formula.guarded(value);
        };
    }

    private void read(Archived readable, Map<Listed, String> values) {
        Map<Long, List<Listed>> byRow = readable.rejects().stream().collect(Collectors.groupingBy(Listed::rowNo));
        try {
            new RejectedRows(readable.delivery(), readable.source(), new TreeSet<>(byRow.keySet()))
                    .read((rowNo, names, cells) -> byRow.getOrDefault(rowNo, List.of())
                            .forEach(reject -> values.put(reject, value(reject, names, cells))));
        } catch (DeliveryRefused e) {
            options.warn(readable.delivery().deliveryId() + ": cannot be read again: " + e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + readable.delivery().file(), e);
        }
    }

    private static String value(Listed reject, List<String> names, List<Cell> cells) {
        int at = names.indexOf(reject.columnName());
        return at >= 0 && at < cells.size()
                ? cells.get(at).text()
                : cells.stream().map(Cell::text).collect(Collectors.joining(" | "));
    }

    private static String printed(String value) {
        return CONTROL.matcher(value)
                .replaceAll(found -> String.format("<U+%04X>", found.group().codePointAt(0)));
    }
}
