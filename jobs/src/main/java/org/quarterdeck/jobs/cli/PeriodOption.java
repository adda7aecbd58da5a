package org.quarterdeck.jobs.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.Drawing;
import org.quarterdeck.schema.period.Period;
import picocli.CommandLine.Option;

/** The period that is drawn: the one named, else the month that the release ends in. */
final class PeriodOption {
    @Option(
            names = "--period",
            paramLabel = "P",
            description = "The period, as 2020-05, 2020-Q2 or 2019 (default: the month that the release ends in).")
    private @Nullable String period;

    Period of(Releases.Entry release) {
        return period == null ? Drawing.month(release) : known(parsed(period), release);
    }

    private static Period parsed(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }

    /** A period that begins after the release ends is a slip of the hand, not a failure of the command. */
    static Period known(Period period, Releases.Entry release) {
        LocalDate start = period.start() == null ? period.end() : period.start();
        if (start.isAfter(release.asOf())) {
            throw new UsageProblem("the release " + release.releaseId() + " knows nothing of " + period
                    + ", which begins after it; choose an earlier period, or a later release with --release");
        }
        return period;
    }
}
