package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;

/**
 * Why the rows of tables differ between two releases: a row of a delivery that the earlier release does not know came
 * later (R1); one that another delivery replaced was corrected (C); one of the same delivery was calculated anew,
 * because of its definitions (R3), or of rates and lists (R2). A table that does not tell deliveries has the causes of
 * the tables that it is made from.
 */
final class TableCauses {
    private static final Pattern DELIVERY = Pattern.compile("(.+)-[0-9a-f]{12}");

    private final Warehouse warehouse;
    private final Manifest before;
    private final Manifest after;
    private final Map<String, LoadedTable> tablesBefore;
    private final Map<String, LoadedTable> tablesAfter;
    private final Recomputation release;
    private final Lineage lineage;
    private final Path scratch;
    private final boolean withRows;
    private final Set<String> arrived;
    private final Map<String, TableDifference> differences = new LinkedHashMap<>();
    private final Map<String, Causes> causes = new HashMap<>();

    /**
     * Looks at nothing yet.
     *
     * @param tablesBefore as the earlier release pinned them
     * @param tablesAfter as the later one did
     * @param release the definitions of the later release
     * @param scratch a folder for the rows that differ
     * @param withRows whether rows will be asked for; without, those of logs need not be read
     */
    TableCauses(
            Warehouse warehouse,
            Manifest before,
            Manifest after,
            List<LoadedTable> tablesBefore,
            List<LoadedTable> tablesAfter,
            Recomputation release,
            Lineage lineage,
            Path scratch,
            boolean withRows) {
        this.warehouse = warehouse;
        this.before = before;
        this.after = after;
        this.tablesBefore = byName(tablesBefore);
        this.tablesAfter = byName(tablesAfter);
        this.release = release;
        this.lineage = lineage;
        this.scratch = scratch;
        this.withRows = withRows;
        this.arrived = new TreeSet<>(after.deliveries().keySet());
        arrived.removeAll(before.deliveries().keySet());
    }

    private static Map<String, LoadedTable> byName(List<LoadedTable> tables) {
        return tables.stream().collect(Collectors.toMap(LoadedTable::tableName, Function.identity()));
    }

    /** The deliveries that the earlier release does not know. */
    Set<String> arrived() {
        return arrived;
    }

    /** The rows of a table that differ, if {@link #of} looked at them. */
    Optional<TableDifference> difference(String name) {
        return Optional.ofNullable(differences.get(name));
    }

    /** Those of all tables that were looked at, by table. */
    Map<String, TableDifference> differences() {
        return differences;
    }

    /** Why a table's rows differ; empty when they do not. */
    Causes of(String name) {
        Causes known = causes.get(name);
        if (known != null) {
            return known;
        }
        Causes found = new Causes();
        causes.put(name, found); // before its inputs, whatever their order
        LoadedTable one = tablesBefore.get(name);
        LoadedTable other = tablesAfter.get(name);
        if (one == null || other == null || one.snapshotId() == other.snapshotId()) {
            return found;
        }
        TableContract contract =
                release.tables().find(name).map(Table::contract).orElse(null);
        if (contract != null && TableDifference.tellsDeliveries(contract) && !withRows && isOnlyAddedTo(name)) {
            arrived.stream().filter(id -> lineage.feeds(source(id), name)).forEach(id -> found.add(ChangeClass.R1, id));
        } else if (contract != null && TableDifference.tellsDeliveries(contract)) {
            TableDifference difference = TableDifference.between(
                    warehouse, one, other, contract, (change, was, is) -> classes(name, change, was, is), scratch);
            differences.put(name, difference);
            difference.tallies().forEach(tally -> found.add(tally.changeClass(), about(name, tally)));
        } else {
            lineage.inputs(name).stream()
                    .filter(input -> !input.startsWith("staging.") && !input.startsWith("reference."))
                    .forEach(input -> found.addAll(of(input)));
            String folder = "tables/" + name.replace('.', '/') + "/";
            lineage.changed().stream()
                    .filter(path -> path.startsWith(folder))
                    .forEach(path -> found.add(ChangeClass.R3, path));
            lineage.changedLists(name).forEach(path -> found.add(ChangeClass.R2, path));
        }
        return found;
    }

    /** Without another definition, list or input, and with logs alone, every difference is later data. */
    private boolean isOnlyAddedTo(String name) {
        return lineage.changedDefinitions(name).isEmpty()
                && lineage.changedLists(name).isEmpty()
                && changedInputs(name).isEmpty()
                && after.deliveries().keySet().containsAll(before.deliveries().keySet())
                && arrived.stream()
                        .map(TableCauses::source)
                        .distinct()
                        .filter(source -> lineage.feeds(source, name))
                        .allMatch(lineage::onlyAdds);
    }

    private Column classes(String name, Column change, Column was, Column is) {
        ChangeClass anew = recalculated(name);
        Column isLater = is.isin(arrived.toArray());
        Column isKnown = was.isin(after.deliveries().keySet().toArray());
        Column isReplaced = regexp_replace(was, lit("-[0-9a-f]{12}$"), lit(""))
                .isin(arrived.stream().map(TableCauses::source).distinct().toArray());
        return when(
                        change.equalTo("added"),
                        when(isLater, ChangeClass.R1.name()).otherwise(anew.name()))
                .when(
                        change.equalTo("removed"),
                        when(isReplaced.or(not(isKnown)), ChangeClass.C.name())
                                .otherwise(anew == ChangeClass.R1 ? ChangeClass.C.name() : anew.name()))
                .when(was.equalTo(is), anew.name())
                .otherwise(ChangeClass.C.name());
    }

    /** The class of a row that the same delivery tells otherwise than before. */
    private ChangeClass recalculated(String name) {
        if (!lineage.changedDefinitions(name).isEmpty()) {
            return ChangeClass.R3;
        }
        return lineage.changedLists(name).isEmpty() && changedInputs(name).isEmpty() && !arrived.isEmpty()
                ? ChangeClass.R1
                : ChangeClass.R2;
    }

    /** Tables that it looks up, and that came another way than its own rows: rates, donors, programmes. */
    private List<String> changedInputs(String name) {
        Set<String> own = staging(lineage.inputs(name));
        return lineage.inputs(name).stream()
                .filter(input -> !input.startsWith("staging.") && !input.startsWith("reference."))
                .filter(input -> {
                    LoadedTable one = tablesBefore.get(input);
                    LoadedTable other = tablesAfter.get(input);
                    return one == null || other == null || one.snapshotId() != other.snapshotId();
                })
                .filter(input -> !own.containsAll(staging(lineage.closure(input))))
                .toList();
    }

    private static Set<String> staging(Iterable<String> names) {
        Set<String> staging = new HashSet<>();
        names.forEach(name -> {
            if (name.startsWith("staging.")) {
                staging.add(name);
            }
        });
        return staging;
    }

    private String about(String name, TableDifference.Tally tally) {
        return switch (tally.changeClass()) {
            case R1 -> tally.deliveryAfter().filter(arrived::contains).orElse("what came with it");
            case R2 -> {
                List<String> lists = new ArrayList<>(lineage.changedLists(name));
                lists.addAll(changedInputs(name));
                yield lists.isEmpty() ? name : String.join(", ", lists);
            }
            case R3 -> String.join(", ", lineage.changedDefinitions(name));
            case C -> {
                String was = tally.deliveryBefore().orElse("");
                yield tally.deliveryAfter()
                        .map(is -> was + " by " + is)
                        .orElseGet(
                                () -> after.deliveries().containsKey(was) ? was + " superseded" : was + " withdrawn");
            }
        };
    }

    private static String source(String deliveryId) {
        Matcher delivery = DELIVERY.matcher(deliveryId);
        return delivery.matches() ? delivery.group(1) : deliveryId;
    }
}
