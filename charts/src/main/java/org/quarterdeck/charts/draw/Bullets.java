package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;
import org.quarterdeck.charts.frame.PlainText;
import org.quarterdeck.charts.pack.Kind;

/** One bar in another or a bar alone, a row each: names on the left, or above the bars where the picture is narrow. */
final class Bullets implements Plotter {
    private static final int NAME_LINES = 2;
    private static final double NAME_SHARE = 0.34;

    private final ChartFrame frame;

    Bullets(ChartFrame frame) {
        this.frame = frame;
    }

    /** A row in place: the bar's top, and the first baseline of its name. */
    private record Placed(Row row, List<String> name, double bar, double baseline) {}

    private double barHeight(Pen pen) {
        return pen.size().isNarrow() ? 14 : 26;
    }

    private double gap(Pen pen) {
        return pen.size().isNarrow() ? 10 : 12;
    }

    private double nameWidth(Pen pen, double width) {
        if (pen.size().isNarrow()) {
            return width;
        }
        double widest = frame.rows().stream()
                .mapToDouble(r -> Faces.width(named(r), pen.label()))
                .max()
                .orElse(0);
        return Math.min(widest + 2, width * NAME_SHARE);
    }

    private static String named(Row row) {
        return PlainText.of(row.name()) + row.marks();
    }

    private List<Placed> place(Pen pen, double width) {
        List<Placed> placed = new ArrayList<>();
        double leading = Pen.leading(pen.label());
        double y = 0;
        for (Row row : frame.rows()) {
            List<String> name = name(pen, row, nameWidth(pen, width));
            double text = name.size() * leading;
            if (pen.size().isNarrow()) {
                placed.add(new Placed(row, name, y + text + 1, y + pen.label().getSize()));
                y += text + 1 + barHeight(pen) + gap(pen);
            } else {
                double height = Math.max(barHeight(pen), text);
                double middle = y + height / 2;
                double baseline = middle - text / 2 + pen.label().getSize() - 0.5;
                placed.add(new Placed(row, name, middle - barHeight(pen) / 2, baseline));
                y += height + gap(pen);
            }
        }
        return placed;
    }

    /** Marks stay when a name is cut: a footnote without its row would mislead. */
    private List<String> name(Pen pen, Row row, double width) {
        double marks = Faces.width(row.marks(), pen.label());
        List<String> lines = new ArrayList<>(new Wrap(pen.label(), Math.max(width / 2, width - marks), frame.language())
                .lines(row.name(), NAME_LINES));
        int last = lines.size() - 1;
        if (last >= 0) {
            lines.set(last, lines.get(last) + row.marks());
        }
        return lines;
    }

    @Override
    public double height(Pen pen, double width) {
        List<Placed> placed = place(pen, width);
        Placed last = placed.get(placed.size() - 1);
        double text = last.baseline() + (last.name().size() - 1) * Pen.leading(pen.label()) + 4;
        return Math.ceil(Math.max(last.bar() + barHeight(pen) + 4, text)) + 4;
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        double names = pen.size().isNarrow() ? 0 : nameWidth(pen, whole.getWidth()) + 14;
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX() + names),
                Math.round(whole.getY() + 4),
                Math.floor(whole.getWidth() - names),
                Math.floor(whole.getHeight() - 4));
        double scale = scale(pen, area.getWidth());
        List<Placed> placed = place(pen, whole.getWidth());
        double height = barHeight(pen);
        plot(pen, area, area.getWidth() / scale, placed);
        for (Placed p : placed) {
            pen.lines(
                    p.name(),
                    whole.getX(),
                    area.getY() + p.baseline(),
                    pen.label(),
                    pen.palette().ink(),
                    Pen.Align.START);
            pen.text(
                    p.row().label(),
                    area.getX() + longest(p.row()) * scale + 8,
                    area.getY() + p.bar() + height / 2 + Pen.toBaseline(pen.label()),
                    pen.label(),
                    pen.palette().ink(),
                    Pen.Align.START);
        }
        if (!pen.size().isNarrow()) {
            zero(pen, area, bottom(placed, height));
        }
    }

    private static void zero(Pen pen, Rectangle2D area, double bottom) {
        pen.line(
                area.getX(),
                area.getY() - 2,
                area.getX(),
                area.getY() + bottom + 2,
                Theme.THIN,
                pen.palette().rule());
    }

    private static double bottom(List<Placed> placed, double height) {
        return placed.get(placed.size() - 1).bar() + height;
    }

    private void plot(Pen pen, Rectangle2D area, double max, List<Placed> placed) {
        Plots.Scale down = new Plots.Scale(0, area.getHeight(), List.of(), pen);
        down.setInverted(true);
        XYPlot plot = Plots.bare(down, new Plots.Scale(0, max, List.of(), pen), pen, PlotOrientation.HORIZONTAL);
        if (frame.kind() == Kind.RANKED_BARS) {
            plot.setDataset(0, spans(placed, Row::inner, 0, barHeight(pen)));
            plot.setRenderer(
                    0,
                    Bars.renderer(
                            fills(placed, Bars.Fill.FULL),
                            pen.palette().bars(),
                            pen.palette().series(0),
                            pen.palette().outlined()));
            Plots.draw(plot, pen, area);
            return;
        }
        plot.setDataset(0, spans(placed, Row::outer, 0, barHeight(pen)));
        plot.setRenderer(
                0,
                Bars.renderer(
                        fills(placed, Bars.Fill.OUTLINED),
                        pen.palette().series(0),
                        pen.palette().series(0),
                        pen.palette().outlined()));
        double inset = Math.round(barHeight(pen) * 0.26);
        plot.setDataset(1, spans(placed, Row::inner, inset, barHeight(pen) - 2 * inset));
        plot.setRenderer(
                1,
                Bars.renderer(
                        fills(placed, Bars.Fill.FULL),
                        pen.palette().series(0),
                        pen.palette().series(0),
                        pen.palette().outlined()));
        plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
        Plots.draw(plot, pen, area);
    }

    private static Spans spans(
            List<Placed> placed, Function<Row, @Nullable BigDecimal> value, double inset, double height) {
        return new Spans(placed.stream()
                .map(p -> new Spans.Span(p.bar() + inset, p.bar() + inset + height, length(value.apply(p.row()))))
                .toList());
    }

    private static List<Bars.Fill> fills(List<Placed> placed, Bars.Fill fill) {
        return placed.stream().map(p -> fill).toList();
    }

    /** More paid back than paid: there is no bar to the left; the label tells the amount. */
    private static double length(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : Math.max(0, value.doubleValue());
    }

    private static double longest(Row row) {
        double inner = row.inner() == null ? 0 : length(row.inner());
        double outer = row.outer() == null ? 0 : length(row.outer());
        return Math.max(inner, outer);
    }

    /** Pixels for one unit, so that every bar and the label behind it fit. */
    private double scale(Pen pen, double width) {
        double scale = Double.MAX_VALUE;
        for (Row row : frame.rows()) {
            double room = Math.max(40, width - 10 - Faces.width(row.label(), pen.label()));
            scale = longest(row) > 0 ? Math.min(scale, room / longest(row)) : scale;
        }
        return scale == Double.MAX_VALUE ? width : scale;
    }
}
