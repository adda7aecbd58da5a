package org.quarterdeck.charts.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.charts.frame.PlainText;
import org.quarterdeck.charts.text.Direction;
import org.quarterdeck.charts.text.HiddenWords;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;

/**
 * A pack as one workbook: a sheet of contents, then a sheet for each chart with what it says, the figures behind it
 * (numbers as numbers, days as days), its notes and the definitions of its metrics. No text is a formula.
 */
public final class PackWorkbook {
    private static final int NAME = 31;
    private static final List<Phrase> HEAD = List.of(
            Phrase.FIGURE,
            Phrase.METRIC,
            Phrase.PERIOD,
            Phrase.FROM,
            Phrase.TO,
            Phrase.SLICE,
            Phrase.VALUE,
            Phrase.UNIT,
            Phrase.STATUS,
            Phrase.COMPLETE,
            Phrase.NUMERATOR,
            Phrase.DENOMINATOR);
    private static final int[] WIDTHS = {44, 34, 22, 12, 12, 36, 18, 12, 12, 10, 18, 18};

    private final Workbook workbook;
    private final Function<String, @Nullable Metric> metrics;
    private final String language;

    private PackWorkbook(Workbook workbook, Function<String, @Nullable Metric> metrics, String language) {
        this.workbook = workbook;
        this.metrics = metrics;
        this.language = language;
    }

    /**
     * The workbook's bytes.
     *
     * @param heads lines above the contents: what the pack is, of which office, period and release
     * @param metrics the definition of a metric, as the release has it; null for an unknown one
     */
    public static byte[] of(
            List<String> heads, List<ChartFrame> frames, Function<String, @Nullable Metric> metrics, String language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Quarterdeck", "1.0")) {
            PackWorkbook pack = new PackWorkbook(workbook, metrics, language);
            List<String> names = names(frames);
            pack.contents(heads, frames, names);
            for (int i = 0; i < frames.size(); i++) {
                pack.chart(workbook.newWorksheet(names.get(i)), frames.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the workbook", e);
        }
        try {
            return FixedZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the workbook", e);
        }
    }

    /** Numbered, so that they stay different when they are cut to what a sheet's name may be. */
    private static List<String> names(List<ChartFrame> frames) {
        List<String> names = new ArrayList<>();
        for (ChartFrame frame : frames) {
            String name = names.size() + 1 + " " + frame.id().replaceAll("[\\[\\]:*?/\\\\']", "-");
            names.add(name.substring(0, Math.min(NAME, name.length())));
        }
        return names;
    }

    private void contents(List<String> heads, List<ChartFrame> frames, List<String> names) {
        Worksheet sheet = workbook.newWorksheet(Phrase.CONTENTS.in(language));
        int row = 0;
        for (String head : heads) {
            text(sheet, row, 0, head);
            sheet.style(row, 0).bold().fontSize(row == 0 ? 16 : 11).set();
            row++;
        }
        row++;
        for (int i = 0; i < frames.size(); i++) {
            sheet.value(row, 0, i + 1);
            sheet.hyperlink(
                    row,
                    1,
                    HyperLink.internal(
                            "'" + names.get(i) + "'!A1",
                            PlainText.of(frames.get(i).texts().title())));
            row++;
        }
        sheet.width(0, 6);
        sheet.width(1, 100);
        printed(sheet);
    }

    private void chart(Worksheet sheet, ChartFrame frame) {
        ChartFrame.ChartTexts texts = frame.texts();
        int row = 0;
        text(sheet, row, 0, texts.title());
        sheet.style(row++, 0).bold().fontSize(14).set();
        text(sheet, row++, 0, texts.subtitle().plain());
        text(sheet, row++, 0, texts.alt());
        if (texts.sample() != null) {
            text(sheet, row, 0, texts.sample());
            sheet.style(row++, 0).bold().fontColor("C2410C").set();
        }
        row++;
        for (int column = 0; column < HEAD.size(); column++) {
            sheet.value(row, column, HEAD.get(column).in(language));
            sheet.style(row, column).bold().borderStyle("thin").set();
            sheet.width(column, WIDTHS[column]);
        }
        printed(sheet);
        row++;
        for (Figure figure : frame.figures()) {
            figure(sheet, row++, figure);
        }
        for (Withheld hidden : frame.withheld()) {
            withheld(sheet, row++, hidden);
        }
        row++;
        List<String> notes = new ArrayList<>(texts.footnotes());
        notes.add(texts.note());
        notes.add(texts.source());
        notes.add(texts.provenance());
        for (String note : notes.stream().filter(Objects::nonNull).toList()) {
            text(sheet, row++, 0, note);
        }
        row++;
        for (String id : frame.figures().stream().map(Figure::metric).distinct().toList()) {
            Metric metric = metrics.apply(id);
            if (metric != null) {
                text(sheet, row, 0, metric.title().in(language) + " (" + id + ")");
                sheet.style(row++, 0).bold().set();
                text(sheet, row++, 0, oneLine(metric.definition()));
                if (metric.caveat() != null) {
                    text(sheet, row++, 0, oneLine(metric.caveat()));
                }
            }
        }
    }

    /** On paper a sheet is as wide as a page, and as long as it is. */
    private void printed(Worksheet sheet) {
        if (Direction.of(language) == Direction.RIGHT_TO_LEFT) {
            sheet.rightToLeft();
        }
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private void withheld(Worksheet sheet, int row, Withheld hidden) {
        place(sheet, row, hidden.metric(), hidden.period(), hidden.slice());
        text(sheet, row, 6, HiddenWords.of(hidden, language));
        text(sheet, row, 7, hidden.unit());
        text(sheet, row, 8, hidden.status().word());
        sheet.value(row, 9, hidden.isComplete());
    }

    private void place(Worksheet sheet, int row, String id, Period period, Slice slice) {
        Metric metric = metrics.apply(id);
        text(sheet, row, 0, metric == null ? id : metric.title().in(language));
        text(sheet, row, 1, id);
        text(sheet, row, 2, period.text());
        if (period.start() != null) {
            sheet.value(row, 3, period.start());
            sheet.style(row, 3).format("yyyy-mm-dd").set();
        }
        sheet.value(row, 4, period.end());
        sheet.style(row, 4).format("yyyy-mm-dd").set();
        text(sheet, row, 5, slice.toString());
    }

    private void figure(Worksheet sheet, int row, Figure figure) {
        place(sheet, row, figure.metric(), figure.period(), figure.slice());
        number(sheet, row, 6, figure.value());
        text(sheet, row, 7, figure.unit());
        text(sheet, row, 8, figure.status().word());
        sheet.value(row, 9, figure.isComplete());
        number(sheet, row, 10, figure.numerator());
        number(sheet, row, 11, figure.denominator());
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, PlainText.of(text));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
