package org.quarterdeck.jobs.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.night.Nightly;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "nightly",
        description = "The main job: take in the inbox, load, check, publish a release, draw the nightly pack.",
        mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "What was true on that day (default: the last day that is over in the office's zone).")
    private @Nullable LocalDate asOf;

    @Option(names = "--full", description = "Compute everything anew, changed or not.")
    private boolean full;

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            Nightly nightly = new Nightly(office, options.notices());
            LocalDate day = asOf == null ? Nightly.lastDay(office) : asOf;
            return new NightReport(options)
                    .report(nightly.run(day, full), office.home().root());
        }
    }
}
