package org.quarterdeck.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.NamedRelease;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.page.ChartWriter;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.Dictionary;
import org.quarterdeck.schema.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "try",
        description = {
            "Draw one chart from a release, and say what it says.",
            "It need not stand in a pack; nothing is kept but the two pictures."
        },
        mixinStandardHelpOptions = true)
final class ChartTryCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private SliceOption slice = new SliceOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(paramLabel = "FILE", description = "The chart's YAML file; the file's name is its id.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the pictures go (default: beside the file, unless that is in the office's packs;"
                    + " then the current folder).")
    private @Nullable Path out;

    @Override
    public void run() {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem("there is no file " + file);
        }
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Dictionary words = Packs.read(office.packFolders()).words();
            Pack.Chart chart = Packs.chart(file, words).of(slice.of());
            ChartFrame frame = new ChartWriter(
                            language.of().orElse(office.settings().written()))
                    .write(
                            chart,
                            NamedRelease.of(Release.open(office.home().release(entry.releaseId())), words),
                            period.of(entry),
                            folder(office));
            say(frame.texts().title());
            say(frame.texts().subtitle().plain());
            say("In words: " + frame.texts().alt());
            int figures = frame.figures().size();
            say(figures + (figures == 1 ? " figure" : " figures") + " of release " + entry.releaseId() + ".");
            options.result(folder(office).resolve(chart.id() + ".png").toString());
            options.result(folder(office).resolve(chart.id() + ".svg").toString());
        }
    }

    private Path folder(Office office) {
        if (out != null) {
            return out;
        }
        Path here = Path.of("").toAbsolutePath();
        Path beside =
                Objects.requireNonNullElse(file.toAbsolutePath().normalize().getParent(), here);
        boolean isInPack = office.packFolders().stream()
                .anyMatch(packs -> beside.startsWith(packs.toAbsolutePath().normalize()));
        return isInPack ? here : beside;
    }

    private void say(String text) {
        TextTable.wrapped(text, TrialReport.WIDTH).forEach(options::say);
    }
}
