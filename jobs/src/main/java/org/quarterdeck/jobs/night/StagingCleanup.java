package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.quarterdeck.jobs.ledger.Delivery;

/** Removes staged rows that no load will ask for again. */
final class StagingCleanup {
    private final Path staging;

    StagingCleanup(Path staging) {
        this.staging = staging;
    }

    /** Removes the folders of deliveries, whichever table they went into. */
    void remove(List<Delivery> deliveries) {
        if (!Files.isDirectory(staging)) {
            return;
        }
        try (var tables = Files.list(staging)) {
            for (Path table : tables.toList()) {
                for (Delivery delivery : deliveries) {
                    Path folder = table.resolve(delivery.deliveryId());
                    if (Files.isDirectory(folder)) {
                        PathUtils.deleteDirectory(folder);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + staging, e);
        }
    }
}
