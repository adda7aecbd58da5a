package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.pack.Kind;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.SmallAmounts;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.PrintedForm;

/**
 * One chart of one release and period.
 *
 * @param id the chart's
 * @param language of every text in it
 * @param lines the series, drawn or not; none for a chart with rows
 * @param beside lines that follow from the first that is drawn
 * @param months the months on its axis, without a gap, whether they have figures or not
 * @param end the last day that it shows
 * @param rows its rows; none for a chart over time
 * @param grid its values by row and column; empty for other kinds
 * @param events dated remarks within its months
 * @param target the whole that it compares with; 0 when none
 * @param table the figures behind it, for reading
 * @param figures the figures behind it and its words, for the CSV file
 */
public record ChartFrame(
        String id,
        Kind kind,
        String language,
        ChartTexts texts,
        List<Line> lines,
        List<Beside> beside,
        List<YearMonth> months,
        LocalDate end,
        List<Row> rows,
        Grid grid,
        List<Mark> events,
        int target,
        DataTable table,
        List<Figure> figures) {

    /** Is there nothing to draw? */
    public boolean isEmpty() {
        return rows.isEmpty()
                && grid.isEmpty()
                && drawn().stream().allMatch(l -> l.points().isEmpty());
    }

    /** The numbers behind it that stay in the office, for the CSV file. */
    public List<Withheld> withheld() {
        return table.rows().stream()
                .flatMap(r -> r.cells().stream())
                .map(DataTable.Cell::withheld)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** The series that are drawn. */
    public List<Line> drawn() {
        return lines.stream().filter(Line::drawn).toList();
    }

    /**
     * A series over time; a month without a figure has no entry.
     *
     * @param index its place among the series, which decides its colour
     * @param hidden months whose numbers stay in the office
     */
    public record Line(
            int index,
            String id,
            String name,
            boolean drawn,
            PrintedForm form,
            String unit,
            SortedMap<YearMonth, Figure> points,
            SortedMap<YearMonth, Withheld> hidden) {
        /** A series of which every number is shown. */
        public Line(
                int index,
                String id,
                String name,
                boolean drawn,
                PrintedForm form,
                String unit,
                SortedMap<YearMonth, Figure> points) {
            this(index, id, name, drawn, form, unit, points, Collections.emptySortedMap());
        }

        /** Its latest figure. */
        public Optional<Figure> latest() {
            return points.values().stream().reduce((earlier, later) -> later);
        }

        /** A value of this series as its labels print it. */
        public String printed(BigDecimal value, String language) {
            return SmallAmounts.form(form, value).inTable(value, unit, language);
        }
    }

    /**
     * A row of bars.
     *
     * @param marks its footnotes' marks
     * @param inner the first series' value; null when there is no figure
     * @param outer the second series' value; null when there is no figure
     */
    public record Row(
            String name,
            String marks,
            @Nullable BigDecimal inner,
            @Nullable BigDecimal outer,
            String label) {}

    /** A dated remark. */
    public record Mark(LocalDate on, String text) {}

    /**
     * Every word on a chart.
     *
     * @param title the finding
     * @param subtitle with series' names
     * @param labels words inside the picture, by key
     * @param footnotes with their marks, in order
     * @param note without its "Note"; null when none
     * @param source the line on source and date
     * @param provenance the line on release and chart
     * @param sample "Sample data" when the data are invented; else null
     * @param alt what the picture says
     */
    public record ChartTexts(
            String title,
            Rendered subtitle,
            Map<String, String> labels,
            List<String> footnotes,
            @Nullable String note,
            String source,
            String provenance,
            @Nullable String sample,
            String alt) {}

    /**
     * The figures for reading.
     *
     * @param rows a head and cells as many as the columns after the first
     */
    public record DataTable(List<String> columns, List<TableRow> rows) {
        /** One row. */
        public record TableRow(String head, List<Cell> cells) {}

        /** One cell; without figure, {@code text} says so, and {@code withheld} is the number that stays, if one does. */
        public record Cell(
                String text,
                @Nullable Figure figure,
                @Nullable Withheld withheld) {
            /** A cell of a figure, or of none. */
            public Cell(String text, @Nullable Figure figure) {
                this(text, figure, null);
            }
        }
    }
}
