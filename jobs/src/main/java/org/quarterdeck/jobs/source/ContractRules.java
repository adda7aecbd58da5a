package org.quarterdeck.jobs.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Personal;

/** Holds a source against the contract of the staging table that it names. */
final class ContractRules {
    private final String place;
    private final FileSource source;
    private final Map<String, Column> contract;
    private final Problems problems;

    ContractRules(String place, FileSource source, TableContract contract, Problems problems) {
        this.place = place;
        this.source = source;
        this.contract = contract.columns();
        this.problems = problems;
    }

    void check() {
        contract.forEach((name, column) -> {
            if (column.required() && !source.columns().containsKey(name)) {
                problems.add(place, "columns." + name + " is missing; " + source.into() + " requires it");
            }
        });
        source.columns().forEach((name, mapping) -> {
            Column column = column("columns", name);
            if (column != null) {
                mapping(name, mapping, column);
            }
        });
        source.identity().forEach(name -> column("identity", name));
        for (String name : source.identity()) {
            if (contract.containsKey(name) && !source.columns().containsKey(name)) {
                problems.add(place, "identity: the column " + name + " is not mapped under columns");
            }
        }
        period();
    }

    private void period() {
        String name = source.periodOf();
        if (name == null) {
            return;
        }
        Column column = column("period_of", name);
        if (column != null && !(column.type().equals("date") && column.required())) {
            problems.add(place, "period_of: " + name + " is no required date of " + source.into());
        }
    }

    private @Nullable Column column(String key, String name) {
        Column column = contract.get(name);
        if (column == null) {
            problems.add(
                    place,
                    key + ": \"" + name + "\" is no column of " + source.into()
                            + Nearest.hint(name, contract.keySet()));
        }
        return column;
    }

    private void mapping(String name, ColumnMapping mapping, Column column) {
        String at = "columns." + name;
        if (!Typing.knows(column.type())) {
            problems.add(place, at + ": a column of type " + column.type() + " is not read from files");
            return;
        }
        if (mapping.person() != null && column.personal() != Personal.PSEUDONYM) {
            problems.add(place, at + ": a person's key goes into a column with personal: pseudonym only");
        }
        if (mapping.person() == null && column.personal() == Personal.PSEUDONYM) {
            problems.add(place, at + ": it tells persons apart; map it with person, so that no name is kept");
        }
        if (mapping.as() != null && !Typing.element(column.type()).equals("string")) {
            problems.add(place, at + ": as gives a code, and the column's type is " + column.type());
        }
        if (mapping.split() != null && !Typing.isList(column.type())) {
            problems.add(place, at + ": split gives a list, and the column's type is " + column.type());
        }
        if (mapping.unit() != null && !Typing.isNumber(column.type())) {
            problems.add(place, at + ": unit is for numbers, and the column's type is " + column.type());
        }
        if (mapping.row() != null && !column.type().equals("string")) {
            problems.add(place, at + ": row gives a text, and the column's type is " + column.type());
        }
        targets(mapping).forEach(target -> accepted(at, target, column));
    }

    private static List<String> targets(ColumnMapping mapping) {
        List<String> targets = new ArrayList<>(mapping.values().values());
        if (mapping.constant() != null) {
            targets.add(mapping.constant());
        }
        if (mapping.otherwise() != null) {
            targets.add(mapping.otherwise());
        }
        return targets;
    }

    private void accepted(String at, String target, Column column) {
        try {
            Object value = Typing.CONFIGURED.read(Typing.element(column.type()), new Cell.Text(target));
            ColumnRules.check(value, target, column);
        } catch (CellRejected e) {
            problems.add(place, at + ": \"" + target + "\" " + e.fact());
        }
    }
}
