package org.quarterdeck.jobs.cli;

import java.util.List;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.operate.PersonalHoldings;
import org.quarterdeck.jobs.operate.PersonalHoldings.Holding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "privacy",
        description = "What is held of persons, what for, and until when.",
        mixinStandardHelpOptions = true)
final class PrivacyCommand implements Runnable {
    private static final List<Column<Holding>> COLUMNS = List.of(
            new Column<>("held", 9, Holding::held),
            new Column<>("of", 14, Holding::of),
            new Column<>("count", 5, Holding::count),
            new Column<>("bytes", 0, Holding::bytes),
            new Column<>("oldest", 10, Holding::oldest),
            new Column<>("until", 10, Holding::until),
            new Column<>("purpose", 14, Holding::purpose));

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
            listing.print(command.commandLine().getOut(), COLUMNS, new PersonalHoldings(office).all());
        }
    }
}
