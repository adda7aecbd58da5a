package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.pack.UnknownSlice;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.Drawing;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pack", description = "Draw a pack of charts from a release.", mixinStandardHelpOptions = true)
final class PackCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Parameters(paramLabel = "NAME", description = "The pack, as nightly.")
    private String name = "";

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private SliceOption slice = new SliceOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write it (default: in the office's packs).")
    private @Nullable Path out;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Set<String> packs = Packs.read(office.packFolders()).byName().keySet();
            if (!packs.contains(name)) {
                throw new UsageProblem("there is no pack \"" + name + "\"" + Nearest.hint(name, packs));
            }
            Path page = new Drawing(office)
                    .pack(name, slice.of(), language.of(), period.of(entry), entry, Optional.ofNullable(out));
            options.result(page.toString());
        } catch (UnknownSlice e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }
}
