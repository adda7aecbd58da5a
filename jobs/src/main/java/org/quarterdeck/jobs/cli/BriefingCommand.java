package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.Drawing;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.period.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "briefing", description = "Write the briefing from a release.", mixinStandardHelpOptions = true)
final class BriefingCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Option(
            names = "--period",
            paramLabel = "P",
            description = "The period, as 2020-05 (default: the month that the release ends in).")
    private @Nullable String period;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write it (default: in the office's packs).")
    private @Nullable Path out;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Period of = period == null ? Drawing.month(entry) : known(period(period), entry);
            Path page = new Drawing(office).briefing(of, entry, Optional.ofNullable(out));
            options.result(page.toString());
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }

    /** A period that begins after the release ends is a slip of the hand, not a failure of the command. */
    private static Period known(Period period, Releases.Entry entry) {
        LocalDate start = period.start() == null ? period.end() : period.start();
        if (start.isAfter(entry.asOf())) {
            throw new UsageProblem("the release " + entry.releaseId() + " knows nothing of " + period
                    + ", which begins after it; choose an earlier period, or a later release with --release");
        }
        return period;
    }
}
