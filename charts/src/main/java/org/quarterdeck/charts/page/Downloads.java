package org.quarterdeck.charts.page;

import java.util.ArrayList;
import java.util.List;
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

    static Downloads of(Pack pack) {
        List<File> chart = new ArrayList<>();
        List<File> all = new ArrayList<>();
        for (OutputFormat format : pack.formats()) {
            switch (format) {
                case SVG -> chart.add(new File(".svg", "Picture (SVG)"));
                case PNG -> {
                    chart.add(new File(".png", "Picture (PNG)"));
                    chart.add(new File("-small.png", "Small picture (PNG)"));
                    all.add(new File("contact-sheet.png", "All charts in small (PNG)"));
                }
                case PDF -> {
                    chart.add(new File(".pdf", "Picture (PDF)"));
                    all.add(new File(pack.fileName() + ".pdf", "All charts (PDF)"));
                }
                case CSV -> {
                    chart.add(new File(".csv", "Figures (CSV)"));
                    all.add(new File("datapackage.json", "What the CSV files hold (JSON)"));
                }
                case JSON -> chart.add(new File(".json", "Words and figures (JSON)"));
                case XLSX -> all.add(new File(pack.fileName() + ".xlsx", "All figures (Excel)"));
            }
        }
        return new Downloads(List.copyOf(chart), List.copyOf(all));
    }
}
