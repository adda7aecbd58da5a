package org.quarterdeck.jobs.cli;

import java.util.List;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "deliveries",
        description = "Every file received, and what became of it.",
        mixinStandardHelpOptions = true)
final class DeliveriesCommand implements Runnable {
    private static final List<Column<Delivery>> COLUMNS = List.of(
            new Column<>("delivery_id", 26, Delivery::deliveryId),
            new Column<>("source", 0, Delivery::source),
            new Column<>("file_name", 16, Delivery::fileName),
            new Column<>("sha256", 0, Delivery::sha256),
            new Column<>("received_at", 0, Delivery::receivedAt),
            new Column<>("rows_read", 9, Delivery::rowsRead),
            new Column<>("rows_accepted", 0, Delivery::rowsAccepted),
            new Column<>("rows_rejected", 13, Delivery::rowsRejected),
            new Column<>("rows_filtered", 0, Delivery::rowsFiltered),
            new Column<>("status", 9, Delivery::status),
            new Column<>("rows_blank", 0, Delivery::rowsBlank),
            new Column<>("reason", 0, Delivery::reason),
            new Column<>("is_repair", 0, Delivery::isRepair));

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            listing.print(
                    command.commandLine().getOut(), COLUMNS, office.deliveries().all());
        }
    }
}
