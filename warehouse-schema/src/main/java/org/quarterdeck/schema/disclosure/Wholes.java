package org.quarterdeck.schema.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/** The parts of each whole, period by period, dimension by dimension. */
final class Wholes {
    private record Parent(Period period, Slice slice, String by) {}

    private record Place(Period period, Slice slice) {}

    private Wholes() {}

    /** Those of one metric's cells that add up. */
    static List<Relation> of(List<Cell> cells) {
        Map<Place, Cell> places = new LinkedHashMap<>();
        Map<Parent, List<Cell>> parts = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Period period = cell.figure().period();
            Slice slice = cell.figure().slice();
            places.put(new Place(period, slice), cell);
            for (String dimension : slice.keys()) {
                Map<String, String> rest = new TreeMap<>(slice.values());
                rest.remove(dimension);
                parts.computeIfAbsent(new Parent(period, Slice.of(rest), dimension), p -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<Relation> relations = new ArrayList<>();
        parts.forEach((parent, of) -> {
            Cell whole = places.get(new Place(parent.period(), parent.slice()));
            if (whole != null) {
                relations.add(new Relation(List.of(whole), of));
            }
        });
        return relations.stream().filter(Relation::holds).toList();
    }
}
