package org.quarterdeck.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.operate.Examination;
import org.quarterdeck.jobs.operate.Examination.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Is everything in order for the next night? If not, what is to be done?",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final List<Column<Finding>> COLUMNS = List.of(
            new Column<>("what", 10, Finding::what),
            new Column<>("result", 8, f -> f.isFine() ? "fine" : "PROBLEM"),
            new Column<>("text", 56, Finding::text));

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            List<Finding> findings = new Examination(office).findings();
            listing.print(command.commandLine().getOut(), COLUMNS, findings);
            return findings.stream().allMatch(Finding::isFine) ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
