package org.quarterdeck.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Grid;

/** A panel for each row, all on one scale: its own line in blue before all others in grey, its latest value in its head. */
final class SmallMultiples implements Plotter {
    private static final double GAP = 24;
    private static final double BELOW = 16;
    private static final double DOT = 2.5;
    private static final Stroke OWN = new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final Stroke OTHER = new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    private final ChartFrame frame;
    private final Grid grid;

    SmallMultiples(ChartFrame frame) {
        this.frame = frame;
        this.grid = frame.grid();
    }

    private int across(Pen pen) {
        return Math.min(grid.rows().size(), pen.size().isNarrow() ? 2 : 3);
    }

    private double panelWidth(Pen pen, double width) {
        return Math.floor((width - GAP * (across(pen) - 1)) / across(pen));
    }

    private double plotHeight(Pen pen) {
        return pen.size().isNarrow() ? 64 : 96;
    }

    private double head(Pen pen, double width) {
        int lines = grid.rows().stream()
                .mapToInt(r -> name(pen, r, width).size())
                .max()
                .orElse(1);
        return (lines + 1) * Pen.leading(pen.strong()) + pen.axis().getSize() * 0.8;
    }

    private List<String> name(Pen pen, Grid.Row row, double width) {
        return new Wrap(pen.strong(), panelWidth(pen, width), frame.language()).lines(row.name(), 2);
    }

    private double panelHeight(Pen pen, double width) {
        return head(pen, width) + plotHeight(pen) + Pen.leading(pen.axis()) + 6;
    }

    @Override
    public double height(Pen pen, double width) {
        int down = (grid.rows().size() + across(pen) - 1) / across(pen);
        return down * (panelHeight(pen, width) + BELOW) - BELOW + 4;
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        double width = panelWidth(pen, whole.getWidth());
        double height = panelHeight(pen, whole.getWidth());
        Ticks ticks = ticks();
        for (int i = 0; i < grid.rows().size(); i++) {
            int down = i / across(pen);
            double x = whole.getX() + (i % across(pen)) * (width + GAP);
            panel(pen, i, x, whole.getY() + down * (height + BELOW), whole.getWidth(), ticks);
        }
    }

    private void panel(Pen pen, int index, double x, double y, double whole, Ticks ticks) {
        Grid.Row row = grid.rows().get(index);
        double width = panelWidth(pen, whole);
        double leading = Pen.leading(pen.strong());
        List<String> name = name(pen, row, whole);
        pen.lines(
                name, x, y + pen.strong().getSize(), pen.strong(), pen.palette().ink(), Pen.Align.START);
        pen.text(
                row.latest().map(Grid.Cell::text).orElse("–"),
                x,
                y + name.size() * leading + pen.strong().getSize(),
                pen.strong(),
                pen.palette().series(0),
                Pen.Align.START);
        double left = Faces.width(top(ticks), pen.axis()) + 6;
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(x + left),
                Math.round(y + head(pen, whole)),
                Math.floor(width - left - DOT),
                plotHeight(pen));
        scale(pen, area, ticks);
        for (int other = 0; other < grid.rows().size(); other++) {
            if (other != index) {
                line(
                        pen,
                        area,
                        grid.rows().get(other),
                        ticks,
                        OTHER,
                        pen.palette().rule(),
                        false);
            }
        }
        line(pen, area, row, ticks, OWN, pen.palette().series(0), true);
        ends(pen, area);
    }

    private String top(Ticks ticks) {
        return ticks.label(ticks.values().get(ticks.values().size() - 1), frame.language());
    }

    private void scale(Pen pen, Rectangle2D area, Ticks ticks) {
        double highest = ticks.values().get(ticks.values().size() - 1);
        for (double tick : List.of(0.0, highest)) {
            double y = ticks.y(tick, area);
            Color colour = tick == 0 ? pen.palette().rule() : pen.palette().grid();
            pen.line(area.getX(), y, area.getMaxX(), y, Theme.THIN, colour);
            pen.text(
                    ticks.label(tick, frame.language()),
                    area.getX() - 6,
                    y + Pen.toBaseline(pen.axis()),
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.END);
        }
    }

    private void line(Pen pen, Rectangle2D area, Grid.Row row, Ticks ticks, Stroke stroke, Color colour, boolean dots) {
        Path2D path = new Path2D.Double();
        boolean isDown = false;
        for (int c = 0; c < row.cells().size(); c++) {
            BigDecimal value = row.cells().get(c).value();
            if (value == null) {
                isDown = false;
                continue;
            }
            double x = x(area, c);
            double y = ticks.y(value.doubleValue(), area);
            if (isDown) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                path.lineTo(x, y);
            }
            isDown = true;
        }
        pen.graphics().setStroke(stroke);
        pen.graphics().setPaint(colour);
        pen.graphics().draw(path);
        if (dots) {
            lastDot(pen, area, row, ticks, colour);
        }
    }

    private void lastDot(Pen pen, Rectangle2D area, Grid.Row row, Ticks ticks, Color colour) {
        row.latest().ifPresent(last -> {
            int at = row.cells().lastIndexOf(last);
            double x = x(area, at);
            double y = ticks.y(Objects.requireNonNull(last.value()).doubleValue(), area);
            Ellipse2D dot = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            pen.fill(dot, last.isProvisional() ? pen.palette().ground() : colour);
            pen.graphics().setStroke(Theme.THIN);
            pen.graphics().setPaint(colour);
            pen.graphics().draw(dot);
        });
    }

    private double x(Rectangle2D area, int column) {
        int last = grid.columns().size() - 1;
        return last == 0 ? area.getCenterX() : area.getX() + area.getWidth() * column / last;
    }

    /** The first month and the last, as far as both fit. */
    private void ends(Pen pen, Rectangle2D area) {
        Grid.Column first = grid.columns().get(0);
        Grid.Column last = grid.columns().get(grid.columns().size() - 1);
        double baseline = area.getMaxY() + 4 + pen.axis().getSize();
        String from = (first.name() + " " + first.above()).strip();
        String to = (last.name() + " " + last.above()).strip();
        pen.text(to, area.getMaxX(), baseline, pen.axis(), pen.palette().axis(), Pen.Align.END);
        if (grid.columns().size() > 1
                && Faces.width(from, pen.axis()) + Faces.width(to, pen.axis()) + 12 < area.getWidth()) {
            pen.text(from, area.getX(), baseline, pen.axis(), pen.palette().axis(), Pen.Align.START);
        }
    }

    private Ticks ticks() {
        double most = values().max().orElse(0);
        return Ticks.between(Math.min(0, values().min().orElse(0)), most, 3, unit());
    }

    private java.util.stream.DoubleStream values() {
        return grid.cells().map(Grid.Cell::value).filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue);
    }

    private String unit() {
        return frame.figures().stream().map(f -> f.unit()).findFirst().orElse("");
    }
}
