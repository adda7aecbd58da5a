package org.quarterdeck.jobs.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Rejects;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Rows that could not be accepted, each with its reason and remedy.",
        mixinStandardHelpOptions = true)
final class RejectsCommand implements Runnable {
    private static final List<Column<Rejects.Entry>> COLUMNS = List.of(
            new Column<>("delivery_id", 26, Rejects.Entry::deliveryId),
            new Column<>("row_no", 7, Rejects.Entry::rowNo),
            new Column<>("column_name", 12, Rejects.Entry::columnName),
            new Column<>("rule", 0, Rejects.Entry::rule),
            new Column<>("message", 30, Rejects.Entry::message));

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--delivery", paramLabel = "ID", description = "Of one delivery only.")
    private @Nullable String delivery;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            if (delivery != null && office.deliveries().find(delivery).isEmpty()) {
                throw new UsageProblem("no delivery has the id \"" + delivery + "\"; see: quarterdeck deliveries");
            }
            listing.print(
                    command.commandLine().getOut(), COLUMNS, office.rejects().all(Optional.ofNullable(delivery)));
        }
    }
}
