package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.night.HandDelivery;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        description = "Take in these files only; the next night publishes them.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(index = "0", paramLabel = "SOURCE", description = "Where the files come from.")
    private String source = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files; they stay where they are.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            if (office.sources().find(source).isEmpty()) {
                throw new UsageProblem(office.sources().unknown(source));
            }
            HandDelivery.Result result = new HandDelivery(office, options.notices()).load(source, files);
            if (result.isBusy()) {
                options.warn("Another run holds the lease. Try again when it has ended.");
                return ExitCode.BUSY;
            }
            int exit = told(result.deliveries(), options);
            // One that is still being written was told of, and is none of the deliveries.
            return result.deliveries().size() < Set.copyOf(files).size() ? ExitCode.REFUSED : exit;
        }
    }

    /** Says what became of deliveries; gives the exit code. */
    static int told(List<Delivery> deliveries, OfficeOptions options) {
        boolean refused = false;
        for (Delivery delivery : deliveries) {
            options.result(sentence(delivery));
            refused |= delivery.isRefusedInPart();
        }
        return refused ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static String sentence(Delivery delivery) {
        if (delivery.status().equals(Delivery.REFUSED)) {
            return delivery.deliveryId() + " refused: " + delivery.reason();
        }
        return delivery.deliveryId() + " " + delivery.status() + ": " + delivery.rowsRead() + " rows read, "
                + delivery.rowsAccepted() + " accepted, " + delivery.rowsRejected() + " rejected, "
                + delivery.rowsFiltered() + " filtered, " + delivery.rowsBlank() + " blank";
    }
}
