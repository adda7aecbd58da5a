package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.ReleaseExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write figures and core tables as Parquet and CSV, with a data package descriptor.",
        mixinStandardHelpOptions = true)
final class ReleaseExportCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "R", description = "The release's id, as 2020-05-31-1.")
    private String releaseId = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder that is new, or empty.")
    private Path out = Path.of("");

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry release = ReleaseOption.named(office, releaseId);
            try (Warehouse warehouse = Warehouse.open(
                    Engine.start(), office.database(), office.home().warehouse())) {
                new ReleaseExport(office, warehouse, options::say).write(release, out);
            }
            options.result(out.resolve("datapackage.json").toString());
        }
    }
}
