package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Rejects.Choice;
import org.quarterdeck.jobs.ledger.Rejects.Listed;
import org.quarterdeck.jobs.ledger.Rejects.Reason;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Rows that could not be accepted, by reason; of one delivery, or with --each, row by row.",
        mixinStandardHelpOptions = true)
final class RejectsCommand implements Callable<Integer> {
    private static final List<Column<Reason>> REASONS = List.of(
            new Column<>("source", 0, Reason::source),
            new Column<>("rule", 0, Reason::rule),
            new Column<>("column_name", 11, Reason::columnName),
            new Column<>("rejects", 7, Reason::rowCount),
            new Column<>("delivery_id", 16, Reason::deliveryId),
            new Column<>("row_no", 6, Reason::rowNo),
            new Column<>("message", 20, Reason::message));

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--delivery", paramLabel = "ID", description = "Of one delivery only, row by row.")
    private @Nullable String delivery;

    @Option(names = "--source", paramLabel = "SOURCE", description = "Of one source only.")
    private @Nullable String source;

    @Option(names = "--each", description = "Row by row.")
    private boolean each;

    @Option(names = "--all", description = "Those that are repaired, too, with the delivery that repairs them.")
    private boolean all;

    @Option(
            names = "--values",
            description = "Row by row, with what was delivered, read again from the archive. It may be personal.")
    private boolean values;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the rows to a .csv or .xlsx file, to be repaired and loaded with replay.")
    private @Nullable Path export;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            if (delivery != null && office.deliveries().find(delivery).isEmpty()) {
                throw new UsageProblem("no delivery has the id \"" + delivery + "\"; see: quarterdeck deliveries");
            }
            if (source != null && office.sources().find(source).isEmpty()) {
                throw new UsageProblem(office.sources().unknown(source));
            }
            Choice choice = new Choice(delivery, source, all);
            if (export != null) {
                return new RejectedFile(office, options)
                        .write(export, office.rejects().list(choice));
            }
            PrintWriter out = command.commandLine().getOut();
            if (delivery != null || each || values) {
                eachRow(office, choice, out);
            } else {
                listing.print(out, REASONS, office.rejects().reasons(choice));
            }
            return ExitCode.DONE;
        }
    }

    private void eachRow(Office office, Choice choice, PrintWriter out) {
        List<Column<Listed>> columns = new ArrayList<>(List.of(
                new Column<>("delivery_id", 26, Listed::deliveryId),
                new Column<>("row_no", 7, Listed::rowNo),
                new Column<>("column_name", 12, Listed::columnName),
                new Column<>("rule", 0, Listed::rule),
                new Column<>("message", 30, Listed::message)));
        List<Listed> rejects = office.rejects().list(choice);
        if (all) {
            columns.add(new Column<>("repaired_by", 12, Listed::repairedBy));
        }
        if (values) {
            columns.add(new Column<>("value", 12, new DeliveredValues(office, options).of(rejects, listing.isTable())));
        }
        listing.print(out, columns, rejects);
    }
}
