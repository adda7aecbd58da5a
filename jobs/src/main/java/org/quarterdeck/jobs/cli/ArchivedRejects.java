package org.quarterdeck.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Rejects.Listed;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.Delivery;
import org.quarterdeck.jobs.source.FileSource;

/**
 * Rejects whose rows can be read again: of files that people wrote, as long as the archive has them. Of every other
 * delivery it says why not.
 */
final class ArchivedRejects {
    private final Office office;
    private final OfficeOptions options;

    ArchivedRejects(Office office, OfficeOptions options) {
        this.office = office;
        this.options = options;
    }

    /** The rejects of one delivery whose rows can be read again. */
    record Archived(Delivery delivery, FileSource source, List<Listed> rejects) {}

    List<Archived> of(List<Listed> rejects) {
        Map<String, List<Listed>> byDelivery = new LinkedHashMap<>();
        rejects.forEach(reject -> byDelivery
                .computeIfAbsent(reject.deliveryId(), id -> new ArrayList<>())
                .add(reject));
        List<Archived> readable = new ArrayList<>();
        byDelivery.forEach((id, of) -> readable(id, of).ifPresent(readable::add));
        return readable;
    }

    private Optional<Archived> readable(String deliveryId, List<Listed> rejects) {
        String name = rejects.get(0).source();
        if (!(office.sources().find(name).orElse(null) instanceof FileSource source)) {
            options.warn(deliveryId + ": "
                    + (office.sources().find(name).isPresent()
                            ? "lines of a log are not shown, for they hold addresses, and nobody repairs them by hand"
                            : office.sources().unknown(name)));
            return Optional.empty();
        }
        org.quarterdeck.jobs.ledger.Delivery known =
                office.deliveries().find(deliveryId).orElseThrow();
        Path file = new Archive(office.home().archive()).file(known.sha256());
        if (!Files.isRegularFile(file)) {
            options.warn(deliveryId + ": the archive no longer has its file; ask for " + known.fileName()
                    + " again, corrected");
            return Optional.empty();
        }
        return Optional.of(new Archived(
                new Delivery(deliveryId, name, file, known.fileName(), known.isRepair()), source, rejects));
    }
}
