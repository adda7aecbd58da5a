package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.night.HandDelivery;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Take in rows that were rejected and are repaired; the next night publishes them.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "What rejects --export wrote, repaired; it stays where it is.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            HandDelivery.Result result = new HandDelivery(office, options.notices()).replay(file);
            if (result.isBusy()) {
                options.warn("Another run holds the lease. Try again when it has ended.");
                return ExitCode.BUSY;
            }
            LoadCommand.told(result.deliveries(), options);
            // What a repair leaves open is its own; a delivery behind it is refused, or it is not.
            return result.deliveries().stream()
                            .anyMatch(d -> d.isRepair()
                                    ? d.isRefusedInPart()
                                    : d.status().equals(Delivery.REFUSED))
                    ? ExitCode.REFUSED
                    : ExitCode.DONE;
        }
    }
}
