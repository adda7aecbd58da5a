package org.quarterdeck.jobs.dictionary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.quarterdeck.schema.table.Table;

/** Which table is made of which, as SVG: a column a level, a line from each table to those that read it. */
final class LineagePicture {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 34;
    private static final int ACROSS = 90;
    private static final int DOWN = 12;
    private static final int TOP = 28;

    private final Dictionary dictionary;
    private final Map<String, int[]> places = new LinkedHashMap<>();
    private int width;
    private int height;

    LineagePicture(Dictionary dictionary) {
        this.dictionary = dictionary;
        int tallest = dictionary.levels().stream().mapToInt(List::size).max().orElse(0);
        height = TOP + tallest * (HEIGHT + DOWN);
        for (int level = 0; level < dictionary.levels().size(); level++) {
            List<Table> tables = dictionary.levels().get(level);
            int above = (tallest - tables.size()) * (HEIGHT + DOWN) / 2;
            for (int row = 0; row < tables.size(); row++) {
                places.put(
                        tables.get(row).name(),
                        new int[] {level * (WIDTH + ACROSS), TOP + above + row * (HEIGHT + DOWN)});
            }
            width = Math.max(width, level * (WIDTH + ACROSS) + WIDTH);
        }
    }

    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-2 0 %d %d\" width=\"%d\" role=\"img\""
                        + " aria-labelledby=\"lineage-title\"><title id=\"lineage-title\">Which table is made of which"
                        + "</title>%n",
                width + 4,
                height,
                width + 4));
        dictionary
                .inputs()
                .forEach((table, inputs) ->
                        inputs.stream().filter(places::containsKey).forEach(input -> svg.append(edge(input, table))));
        places.forEach((table, place) -> svg.append(node(table, place)));
        return svg.append("</svg>\n").toString();
    }

    private String edge(String from, String to) {
        int[] start = Objects.requireNonNull(places.get(from));
        int[] end = Objects.requireNonNull(places.get(to));
        int x1 = start[0] + WIDTH;
        int y1 = start[1] + HEIGHT / 2;
        int y2 = end[1] + HEIGHT / 2;
        int middle = ACROSS / 2;
        return String.format(
                Locale.ROOT,
                "<path class=\"edge\" d=\"M%d %d C%d %d %d %d %d %d\"><title>%s → %s</title></path>%n",
                x1,
                y1,
                x1 + middle,
                y1,
                end[0] - middle,
                y2,
                end[0],
                y2,
                from,
                to);
    }

    private String node(String table, int[] place) {
        int metrics = dictionary.metricsOf(table).size();
        return String.format(
                Locale.ROOT,
                "<a href=\"#%s\"><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>%s</a>%n",
                table,
                table.substring(0, table.indexOf('.')),
                place[0],
                place[1],
                WIDTH,
                HEIGHT,
                place[0] + 8,
                place[1] + (metrics == 0 ? 21 : 15),
                table,
                metrics == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "<text class=\"small\" x=\"%d\" y=\"%d\">%d metric%s</text>",
                                place[0] + 8,
                                place[1] + 28,
                                metrics,
                                metrics == 1 ? "" : "s"));
    }
}
