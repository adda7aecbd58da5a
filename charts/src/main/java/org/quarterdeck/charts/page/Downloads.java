package org.quarterdeck.charts.page;

import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.charts.pack.OutputFormat;
import org.quarterdeck.charts.pack.Pack;

/**
 * The files that a page links to.
 *
 * @param ofChart by what follows a chart's id
 * @param ofPack by name
 */
public record Downloads(List<File> ofChart, List<File> ofPack) {
    /** A file, and what a link to it says. */
    public record File(String name, String text) {}

    static Downloads of(Pack pack, String language) {
        List<File> chart = new ArrayList<>();
        List<File> all = new ArrayList<>();
        for (OutputFormat format : pack.formats()) {
            switch (format) {
                case SVG -> chart.add(new File(".svg", Phrase.PICTURE.in(language, "SVG")));
                case PNG -> {
                    chart.add(new File(".png", Phrase.PICTURE.in(language, "PNG")));
                    chart.add(new File("-small.png", Phrase.SMALL_PICTURE.in(language, "PNG")));
                    all.add(new File("contact-sheet.png", Phrase.ALL_IN_SMALL.in(language, "PNG")));
                }
                case PDF -> {
                    chart.add(new File(".pdf", Phrase.PICTURE.in(language, "PDF")));
                    all.add(new File(pack.fileName() + ".pdf", Phrase.ALL_CHARTS.in(language, "PDF")));
                }
                case CSV -> {
                    chart.add(new File(".csv", Phrase.FIGURES_FILE.in(language, "CSV")));
                    all.add(new File("datapackage.json", Phrase.CSV_DESCRIBED.in(language, "JSON")));
                }
                case JSON -> chart.add(new File(".json", Phrase.WORDS_AND_FIGURES.in(language, "JSON")));
                case XLSX -> all.add(new File(pack.fileName() + ".xlsx", Phrase.ALL_FIGURES.in(language, "Excel")));
            }
        }
        return new Downloads(List.copyOf(chart), List.copyOf(all));
    }
}
