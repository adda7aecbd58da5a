package org.quarterdeck.jobs.office;

import java.nio.file.Files;
import java.nio.file.Path;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.StrictYaml;

/**
 * The home of an office: all that it configures, receives and publishes.
 *
 * @param root its folder
 */
public record Home(Path root) {
    /** Makes the path absolute, so that what is written down stays true from anywhere. */
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The settings in {@code config/office.yaml}.
     *
     * @throws InvalidConfiguration when there is no office here, or its settings have mistakes
     */
    public OfficeSettings settings() {
        if (!Files.isRegularFile(officeFile())) {
            throw new InvalidConfiguration(java.util.List.of(
                    root + ": no office lives here (config/office.yaml is missing); make one with: quarterdeck init "
                            + root + ", or name another with --home"));
        }
        return StrictYaml.read(officeFile(), OfficeSettings.class);
    }

    /**
     * The settings in {@code config/operation.yaml}; their defaults in a home made before there was such a file.
     *
     * @throws InvalidConfiguration when they have mistakes
     */
    public OperationSettings operation() {
        return Files.isRegularFile(operationFile())
                ? StrictYaml.read(operationFile(), OperationSettings.class)
                : new OperationSettings(null, null);
    }

    /** What the office edits. */
    public Path config() {
        return root.resolve("config");
    }

    /** Name, time zone and the like. */
    public Path officeFile() {
        return config().resolve("office.yaml");
    }

    /** Where the database is, how long is kept what no release needs. */
    public Path operationFile() {
        return config().resolve("operation.yaml");
    }

    /** One YAML file a source. */
    public Path sources() {
        return config().resolve("sources");
    }

    /** The office's own metrics. */
    public Path metrics() {
        return config().resolve("metrics");
    }

    /** The office's own packs. */
    public Path packOverrides() {
        return config().resolve("packs");
    }

    /** The office's own reference lists, each in place of the product's of the same name. */
    public Path reference() {
        return config().resolve("reference");
    }

    /** Totals that somebody printed, to hold figures against. */
    public Path controlTotals() {
        return config().resolve("control-totals.yaml");
    }

    /** When jobs are launched. */
    public Path scheduleFile() {
        return config().resolve("schedule.yaml");
    }

    /** Wording of the briefing. */
    public Path briefingFile() {
        return config().resolve("briefing.yaml");
    }

    /** What the office adds to the wording of the briefing. */
    public Path briefingAdditions() {
        return config().resolve("briefing");
    }

    /** One folder a source; files are dropped here. */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /** Every delivery ever accepted, by digest. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** Typed rows of deliveries, by table and delivery. */
    public Path staging() {
        return root.resolve("staging");
    }

    /** The Iceberg tables. */
    public Path warehouse() {
        return root.resolve("warehouse");
    }

    /** Keys that turn persons and visitors into pseudonyms; readable by the owner only. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The SQLite file: ledger, job repository, Quartz store, Iceberg catalog. */
    public Path database() {
        return root.resolve("quarterdeck.db");
    }

    /** One folder a release. */
    public Path releases() {
        return root.resolve("releases");
    }

    /** The folder of a release. */
    public Path release(String releaseId) {
        return releases().resolve(releaseId);
    }

    /** What a run leaves beside its release: what its gates found. */
    public Path run(String runId) {
        return root.resolve("runs").resolve(runId);
    }

    /** Every definition that a release follows from, under its SHA-256. */
    public Path keptDefinitions() {
        return releases().resolve("definitions");
    }

    /** Packs and briefings, by period. */
    public Path packs() {
        return root.resolve("packs");
    }

    /** What runs said, in full. */
    public Path logs() {
        return root.resolve("logs");
    }
}
