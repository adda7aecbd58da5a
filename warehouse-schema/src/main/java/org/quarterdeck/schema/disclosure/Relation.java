package org.quarterdeck.schema.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Cells that add up to others, as every reader can know: {@code plus} together are as many as {@code minus} together. */
record Relation(List<Cell> plus, List<Cell> minus) {
    /** Does it hold for the exact numbers? Parts that overlap never add up, and nothing follows from them. */
    boolean holds() {
        return sum(plus) == sum(minus);
    }

    /** Are its parts slices by these dimensions? */
    boolean isOf(Set<String> dimensions) {
        return minus.get(0).figure().slice().keys().equals(dimensions);
    }

    private static double sum(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::value).sum();
    }

    private Stream<Cell> cells() {
        return Stream.concat(plus.stream(), minus.stream());
    }

    /** Does a hidden number follow from what is shown: is there but one that it can be? */
    boolean tells() {
        return plus.stream().anyMatch(c -> tells(c, plus, minus))
                || minus.stream().anyMatch(c -> tells(c, minus, plus));
    }

    /** What is left of the other side when everything else on its own side is taken away. */
    private static boolean tells(Cell cell, List<Cell> own, List<Cell> others) {
        if (!cell.isHidden()) {
            return false;
        }
        double low = cell.low();
        double high = cell.high();
        double least = 0;
        double most = 0;
        for (Cell other : others) {
            least += other.low();
            most += other.high();
        }
        for (Cell other : own) {
            if (other != cell) {
                least -= other.high();
                most -= other.low();
            }
        }
        return Math.max(low, least) >= Math.min(high, most);
    }

    /** The smallest that may give way; none where only wholes and zeros are left. */
    Optional<Cell> smallest() {
        return cells().filter(Cell::canGiveWay).min(Cell.SMALLEST);
    }
}
