package org.quarterdeck.charts.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quarterdeck.charts.briefing.Briefing;
import org.quarterdeck.charts.briefing.Composer;
import org.quarterdeck.charts.briefing.Wording;
import org.quarterdeck.charts.draw.Theme;
import org.quarterdeck.charts.file.FiguresCsv;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Periods;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/**
 * Writes a briefing from a release alone.
 *
 * <pre>
 * index.html        the page, in one file
 * figures.csv       every figure on it, those in its charts too
 * manifest.json     the SHA-256 of the other files and of the wording
 * </pre>
 */
public final class BriefingWriter {
    private final Theme theme;
    private final String language;

    /** A writer in the house style, in a language (ISO 639-1). */
    public BriefingWriter(String language) {
        this.theme = Theme.house();
        this.language = language;
    }

    /**
     * Writes the folder {@code out}, whole or not at all; the same release, period and wording give the same bytes.
     *
     * @param packs where its charts come from
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when the wording names metrics or charts that are not
     *     there; nothing is written then
     * @throws IllegalArgumentException when the release cannot know the period
     */
    public void write(Wording wording, Packs packs, Release release, Period period, Path out) {
        Release shown = release.asItLeaves();
        Briefing briefing = Composer.compose(wording, packs, shown, period, language);
        List<Withheld> withheld = briefing.parts().stream()
                .flatMap(p -> p.charts().stream())
                .flatMap(c -> c.withheld().stream())
                .distinct()
                .toList();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("index.html", new Pages().render("briefing.jte", page(briefing, shown, period)));
        files.put("figures.csv", FiguresCsv.of(briefing.all(), withheld));
        SortedMap<String, byte[]> words = new TreeMap<>();
        wording.files().forEach((name, file) -> words.put(name, FolderManifest.bytes(file)));
        files.put(
                "manifest.json",
                new FolderManifest(shown, period, language)
                        .of("briefing", briefing.title(), packs.files(), words, files));
        WholeOutput.folder(out, files);
    }

    private BriefingPage page(Briefing briefing, Release release, Period period) {
        Periods periods = new Periods(period, release.manifest().asOf(), Map.of());
        List<BriefingPage.Section> sections =
                briefing.parts().stream().map(this::section).toList();
        return new BriefingPage(
                language,
                briefing.title(),
                release.manifest().office().name().in(language),
                PeriodWords.of(period, language),
                PeriodWords.of(periods.end(), language),
                release.manifest().releaseId(),
                Pages.style("briefing.css"),
                release.manifest().office().sampleData() ? Phrase.SAMPLE_DATA.in(language) : null,
                runs(briefing.headline()),
                briefing.lead().stream().map(BriefingWriter::runs).toList(),
                briefing.tiles().stream().map(BriefingWriter::tile).toList(),
                sections,
                briefing.notAvailable(),
                any(briefing, Status.PROVISIONAL),
                any(briefing, Status.REVISED),
                briefing.cited().stream().map(f -> row(f, release)).toList());
    }

    private static boolean any(Briefing briefing, Status status) {
        return briefing.all().stream().anyMatch(f -> f.status() == status);
    }

    private BriefingPage.Section section(Briefing.Part part) {
        return new BriefingPage.Section(
                part.id(),
                part.heading() == null ? part.id() : part.heading(),
                part.sentences().stream().map(BriefingWriter::runs).toList(),
                part.charts().stream().map(c -> ChartBlock.column(c, theme)).toList());
    }

    private static BriefingPage.Tile tile(Briefing.Tile tile) {
        List<BriefingPage.Run> changes = tile.changes().stream()
                .map(c -> new BriefingPage.Run(c.text(), true, BriefingPage.Mark.of(List.of(c.from()))))
                .toList();
        return new BriefingPage.Tile(runs(tile.label()), runs(tile.value()), changes);
    }

    private static List<BriefingPage.Run> runs(Rendered text) {
        return text.pieces().stream()
                .map(p -> new BriefingPage.Run(p.text(), !p.from().isEmpty(), BriefingPage.Mark.of(p.from())))
                .toList();
    }

    /** The table tells the number behind a rounded one, so "over 13,000" stands as 13,486. */
    private BriefingPage.Row row(Figure figure, Release release) {
        PrintedForm printed = release.metrics().get(figure.metric()).printed();
        PrintedForm full = switch (printed.rule()) {
            case PERCENT -> PrintedForm.of(Map.of("percent", printed.digits() + 1));
            case DECIMALS -> printed;
            default -> PrintedForm.of("exact");
        };
        String slice = figure.slice().values().entrySet().stream()
                .map(e -> e.getKey() + ": " + release.labels().name(e.getKey(), e.getValue(), language))
                .collect(Collectors.joining("; "));
        return new BriefingPage.Row(
                release.metrics().get(figure.metric()).title().in(language),
                figure.metric(),
                PeriodWords.of(figure.period(), language),
                slice,
                full.inTable(figure.value(), figure.unit(), language),
                figure.status());
    }
}
