package org.quarterdeck.charts.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.draw.ContactSheet;
import org.quarterdeck.charts.draw.Pdf;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.draw.Theme;
import org.quarterdeck.charts.file.ChartJson;
import org.quarterdeck.charts.file.FiguresCsv;
import org.quarterdeck.charts.file.PackDescriptor;
import org.quarterdeck.charts.file.PackWorkbook;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.frame.NamedRelease;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.charts.frame.PlainText;
import org.quarterdeck.charts.pack.OutputFormat;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.UnknownSlice;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Periods;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Labels;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;

/**
 * Draws a pack from a release alone.
 *
 * <pre>
 * index.html        every chart with its words and figures, in one file
 * manifest.json     the SHA-256 of every other file
 * </pre>
 *
 * and, of the formats that the pack gives:
 *
 * <pre>
 * &lt;chart&gt;.svg       a picture of its own
 * &lt;chart&gt;.png       the same, two pixels for one; &lt;chart&gt;-small.png one for one
 * &lt;chart&gt;.pdf       the same as vectors
 * &lt;chart&gt;.csv       the figures behind it; datapackage.json describes them
 * &lt;chart&gt;.json      its words and figures
 * contact-sheet.png all charts in small
 * &lt;pack&gt;.pdf        all charts, a page each
 * &lt;pack&gt;.xlsx       all figures, a sheet for each chart
 * </pre>
 */
public final class PackWriter {
    private static final PrintedForm COUNT = PrintedForm.of("exact");

    private final Theme theme;
    private final String language;

    /** A writer in the house style, in a language (ISO 639-1). */
    public PackWriter(String language) {
        this.theme = Theme.house();
        this.language = language;
    }

    /**
     * Writes the folder {@code out}, whole or not at all; the same release, period and pack give the same bytes.
     *
     * @throws InvalidConfiguration when charts name metrics that the release does not have; nothing is written then
     * @throws UnknownSlice when the release does not know what the pack is of
     * @throws IllegalArgumentException when it cannot know the period
     */
    public void write(Pack pack, Release release, Period period, Path out) {
        write(pack, release, period, Optional.empty(), out);
    }

    /** The same, with what changed since an earlier release's pack of the period. */
    public void write(Pack pack, Release release, Period period, Optional<Before> before, Path out) {
        pack.values().forEach((dimension, value) -> requireKnown(dimension, value, release));
        shown(pack, NamedRelease.of(release.asItLeaves(), pack.words()), period, before, out);
    }

    private static void requireKnown(String dimension, String value, Release release) {
        SortedMap<String, Labels.Label> known = release.labels().byDimension().get(dimension);
        if (known != null && !known.containsKey(value)) {
            throw new UnknownSlice(
                    "the release knows no " + dimension + " \"" + value + "\"" + Nearest.hint(value, known.keySet()));
        }
    }

    /** What a pack is called, and of what it is. */
    private String title(Pack pack, Release release) {
        return pack.values().entrySet().stream()
                .map(asked -> PlainText.of(release.labels().name(asked.getKey(), asked.getValue(), language)))
                .reduce(pack.title().in(language), (title, name) -> title + ": " + name);
    }

    private void shown(Pack pack, Release release, Period period, Optional<Before> before, Path out) {
        List<ChartFrame> frames = frames(pack, release, period);
        SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
        frames.parallelStream().forEach(frame -> chart(pack, frame, files));
        whole(pack, release, period, frames, files);
        PackPage page = page(pack, release, period, frames, Changes.of(before, frames, language));
        files.put("index.html", new Pages().render("pack.jte", page));
        files.put(
                "manifest.json",
                new FolderManifest(release, period, language).of(pack, Changes.digests(frames), before, files));
        WholeOutput.folder(out, files);
    }

    private void chart(Pack pack, ChartFrame frame, SortedMap<String, byte[]> files) {
        Picture picture = Picture.whole(frame, theme, Size.FULL);
        for (OutputFormat format : pack.formats()) {
            switch (format) {
                case SVG -> files.put(frame.id() + ".svg", picture.svg().getBytes(StandardCharsets.UTF_8));
                case PNG -> {
                    files.put(frame.id() + ".png", picture.png());
                    files.put(frame.id() + "-small.png", picture.png(1));
                }
                case PDF ->
                    files.put(
                            frame.id() + ".pdf",
                            Pdf.of(List.of(picture), frame.texts().title(), language));
                case CSV -> files.put(frame.id() + ".csv", FiguresCsv.of(frame.figures(), frame.withheld()));
                case JSON -> files.put(frame.id() + ".json", ChartJson.of(frame));
                case XLSX -> {} // one for all
            }
        }
    }

    /** What is one for all charts. */
    private void whole(
            Pack pack, Release release, Period period, List<ChartFrame> frames, SortedMap<String, byte[]> files) {
        String title = title(pack, release) + ", " + PeriodWords.of(period, language);
        List<Picture> pictures =
                frames.stream().map(f -> Picture.whole(f, theme, Size.FULL)).toList();
        String releaseId = release.manifest().releaseId();
        if (pack.formats().contains(OutputFormat.PNG) && !frames.isEmpty()) {
            files.put("contact-sheet.png", ContactSheet.png(pictures, theme));
        }
        if (pack.formats().contains(OutputFormat.PDF) && !frames.isEmpty()) {
            files.put(pack.fileName() + ".pdf", Pdf.of(pictures, title, language));
        }
        if (pack.formats().contains(OutputFormat.CSV)) {
            files.put("datapackage.json", PackDescriptor.of(pack.fileName(), title, releaseId, frames));
        }
        if (pack.formats().contains(OutputFormat.XLSX)) {
            List<String> heads = List.of(
                    title, release.manifest().office().name().in(language), Phrase.RELEASE.in(language, releaseId));
            files.put(
                    pack.fileName() + ".xlsx",
                    PackWorkbook.of(
                            heads,
                            frames,
                            id -> Optional.ofNullable(release.metrics().byId().get(id))
                                    .map(pack.words()::in)
                                    .orElse(null),
                            language));
        }
    }

    private List<ChartFrame> frames(Pack pack, Release release, Period period) {
        Framer framer = new Framer(release, period, language);
        Problems problems = new Problems();
        List<ChartFrame> frames = new java.util.ArrayList<>();
        for (Pack.Chart chart : pack.charts()) {
            try {
                frames.add(framer.frame(chart));
            } catch (InvalidConfiguration e) {
                e.problems().forEach(p -> problems.add("pack " + pack.name(), p));
            }
        }
        problems.throwIfAny();
        return frames;
    }

    private PackPage page(
            Pack pack, Release release, Period period, List<ChartFrame> frames, @Nullable Changes changes) {
        List<ChartBlock> charts =
                frames.parallelStream().map(f -> ChartBlock.wide(f, theme)).toList();
        boolean sample = release.manifest().office().sampleData();
        Periods periods = new Periods(period, release.manifest().asOf(), Map.of());
        return new PackPage(
                language,
                title(pack, release),
                release.manifest().office().name().in(language),
                PeriodWords.of(period, language),
                PeriodWords.of(periods.end(), language),
                release.manifest().releaseId(),
                Pages.style("pack.css"),
                sample ? Phrase.SAMPLE_DATA.in(language) : null,
                warnings(release.manifest().warnings()),
                changes,
                Phrase.SEARCH.in(language),
                charts,
                Downloads.of(pack, language));
    }

    private PackPage.@Nullable Warnings warnings(List<Manifest.Warning> warnings) {
        return warnings.isEmpty()
                ? null
                : new PackPage.Warnings(
                        Phrase.WARNINGS.in(language),
                        warnings.stream()
                                .map(w -> Phrase.WARNING.in(
                                        language,
                                        w.table(),
                                        w.rule(),
                                        COUNT.inTable(BigDecimal.valueOf(w.rows()), "rows", language)))
                                .toList());
    }
}
