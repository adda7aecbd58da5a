package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of a dimension by column, as periods are, or the values of a second dimension.
 *
 * @param columns in their order
 * @param rows in their order
 */
public record Grid(List<Column> columns, List<Row> rows) {
    /** Without anything. */
    public static final Grid NONE = new Grid(List.of(), List.of());

    /**
     * A column.
     *
     * @param name in short
     * @param above what it belongs to, as a year; empty when nothing
     * @param month the month that it is, where it is one
     */
    public record Column(
            String name, String above, @Nullable YearMonth month) {}

    /**
     * A value of the dimension, or what is left of it.
     *
     * @param cells as many as columns
     */
    public record Row(String name, List<Cell> cells) {
        /** Its latest number. */
        public Optional<Cell> latest() {
            return cells.stream().filter(c -> c.value() != null).reduce((earlier, later) -> later);
        }
    }

    /**
     * A number of a row in a column.
     *
     * @param value null where there is none to show
     * @param text as it is printed, or why there is none
     * @param isProvisional may it change?
     */
    public record Cell(@Nullable BigDecimal value, String text, State state, boolean isProvisional) {}

    /** Why a cell is as it is. */
    public enum State {
        SHOWN,
        /** Nothing is known of it. */
        ABSENT,
        /** It stays in the office. */
        WITHHELD
    }

    /** Is there no number at all? */
    public boolean isEmpty() {
        return cells().noneMatch(c -> c.state() != State.ABSENT);
    }

    /** The sum of a column as a whole of which there are shares: empty when a part stays, or is below 0, or all is 0. */
    public Optional<BigDecimal> total(int column) {
        BigDecimal total = BigDecimal.ZERO;
        for (Row row : rows) {
            Cell cell = row.cells().get(column);
            if (cell.state() == State.WITHHELD
                    || (cell.value() != null && cell.value().signum() < 0)) {
                return Optional.empty();
            }
            total = cell.value() == null ? total : total.add(cell.value());
        }
        return total.signum() > 0 ? Optional.of(total) : Optional.empty();
    }

    /** All its cells. */
    public Stream<Cell> cells() {
        return rows.stream().flatMap(r -> r.cells().stream());
    }
}
