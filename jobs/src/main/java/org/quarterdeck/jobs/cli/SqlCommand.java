package org.quarterdeck.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.ReleaseTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description = "Read-only Spark SQL on a release: core.*, mart.* (with mart.figure, mart.trend, mart.forecast),"
                + " reference.*, ledger.*.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Runnable {
    private static final int LEAST_WIDTH = 8;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(paramLabel = "QUERY", description = "One query, as \"SELECT count(*) FROM core.fact_visit\".")
    private String query = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            String releaseId = release.entry(office).releaseId();
            try (Warehouse warehouse = Warehouse.open(
                    Engine.start(), office.database(), office.home().warehouse())) {
                List<Column<Row>> columns = new ArrayList<>();
                List<Row> rows =
                        new ReleaseTables(office, warehouse, releaseId).query(query, names -> add(columns, names));
                listing.print(command.commandLine().getOut(), columns, rows);
            }
        }
    }

    private static void add(List<Column<Row>> columns, String[] names) {
        for (int i = 0; i < names.length; i++) {
            int index = i;
            columns.add(new Column<>(names[i], LEAST_WIDTH, row -> row.get(index)));
        }
    }
}
