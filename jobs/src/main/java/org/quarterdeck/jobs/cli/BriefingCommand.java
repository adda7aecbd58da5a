package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.Drawing;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "briefing", description = "Write the briefing from a release.", mixinStandardHelpOptions = true)
final class BriefingCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write it (default: in the office's packs).")
    private @Nullable Path out;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Path page = new Drawing(office).briefing(period.of(entry), entry, Optional.ofNullable(out));
            options.result(page.toString());
        }
    }
}
