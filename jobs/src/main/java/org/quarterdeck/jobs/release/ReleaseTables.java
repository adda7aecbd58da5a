package org.quarterdeck.jobs.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.release.Release;

/** Read-only SQL on a release: its tables as pinned, its figures, the reference lists and the ledger. */
public final class ReleaseTables {
    private static final List<String> LEDGER =
            List.of("delivery", "reject", "run", "release", "gate_result", "figure_change");

    private final Office office;
    private final Warehouse warehouse;
    private final String releaseId;

    /** SQL on one release. */
    public ReleaseTables(Office office, Warehouse warehouse, String releaseId) {
        this.office = office;
        this.warehouse = warehouse;
        this.releaseId = releaseId;
    }

    /**
     * The rows of a query.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration for anything but a query over known tables
     */
    public List<Row> query(String sql, java.util.function.Consumer<String[]> columns) {
        SqlText text = SqlText.parse(sql, "the query");
        try (Relations relations = bound()) {
            return relations.collect(text, columns);
        }
    }

    private Relations bound() {
        Relations relations = new Relations(warehouse.spark());
        Map<String, LoadedTable> pinned = office.releases().tables(releaseId).stream()
                .collect(Collectors.toMap(LoadedTable::tableName, Function.identity(), (a, b) -> a, TreeMap::new));
        pinned.forEach((name, table) -> relations.bind(name, () -> warehouse.read(table)));
        bind(relations, "mart.figure", Release.FIGURES);
        bind(relations, "mart.trend", Release.TRENDS);
        bind(relations, "mart.seasonally_adjusted", Release.ADJUSTED);
        bind(relations, "mart.forecast", Release.FORECASTS);
        ReferenceLists references = new ReferenceLists(office.reference());
        references.names().forEach(name -> relations.bind(name, () -> references.rows(warehouse.spark(), name)));
        for (String table : LEDGER) {
            relations.bind(
                    "ledger." + table,
                    () -> warehouse
                            .spark()
                            .read()
                            .format("jdbc")
                            .option("url", office.database().url())
                            .option("dbtable", table)
                            .load());
        }
        return relations;
    }

    /** A file of the release; one of an earlier version has fewer. */
    private void bind(Relations relations, String name, String file) {
        Path path = office.home().release(releaseId).resolve(file);
        if (Files.exists(path)) {
            relations.bind(name, () -> warehouse.spark().read().parquet(path.toString()));
        }
    }
}
