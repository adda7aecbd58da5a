package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.jobs.cli.ArchivedRejects.Archived;
import org.quarterdeck.jobs.ledger.Rejects.Listed;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.RejectExport;
import org.quarterdeck.jobs.source.RejectExport.Part;
import org.quarterdeck.jobs.source.format.DeliveryRefused;

/** Writes rejected rows to a file for a person to repair, and says what to do with it. */
final class RejectedFile {
    private final Office office;
    private final OfficeOptions options;

    RejectedFile(Office office, OfficeOptions options) {
        this.office = office;
        this.options = options;
    }

    int write(Path file, List<Listed> rejects) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageProblem(file + " is there already; it may hold repairs: name another file or remove it");
        }
        List<Archived> readable = new ArchivedRejects(office, options).of(rejects);
        List<String> sources =
                readable.stream().map(r -> r.delivery().source()).distinct().toList();
        if (sources.size() > 1) {
            throw new UsageProblem("a file holds the rejects of one source, and these are of "
                    + String.join(", ", sources) + "; name one with --source");
        }
        if (readable.isEmpty()) {
            options.warn("No rejected row can be exported; nothing is written.");
            return rejects.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
        List<Part> parts = readable.stream()
                .map(r -> new Part(r.delivery(), reasons(r.rejects())))
                .toList();
        try {
            new RejectExport(readable.get(0).source(), parts).write(file);
        } catch (DeliveryRefused e) {
            throw new UsageProblem("nothing is written to " + file + ": " + e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        int rows = parts.stream().mapToInt(part -> part.reasons().size()).sum();
        options.result(file + ": " + rows + (rows == 1 ? " row" : " rows") + " of " + parts.size()
                + (parts.size() == 1 ? " delivery" : " deliveries"));
        options.say("It holds the rows as they were delivered, persons too: only you can read it; remove it when done."
                + "\nRepair the rows, then: quarterdeck replay " + file);
        return readable.stream().mapToInt(r -> r.rejects().size()).sum() == rejects.size()
                ? ExitCode.DONE
                : ExitCode.REFUSED;
    }

    private static SortedMap<Long, String> reasons(List<Listed> rejects) {
        SortedMap<Long, String> reasons = new TreeMap<>();
        rejects.forEach(reject -> reasons.merge(reject.rowNo(), reject.message(), (one, more) -> one + ". " + more));
        return reasons;
    }
}
