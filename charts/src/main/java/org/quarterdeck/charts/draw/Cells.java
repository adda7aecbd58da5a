package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Grid;
import org.quarterdeck.charts.frame.Grid.Cell;
import org.quarterdeck.charts.frame.Grid.State;

/**
 * A cell for each row and column, the darker the more. Cells have their numbers where all of them fit, else a key tells the
 * lightest and the darkest; no number, a number that is not shown and 0 differ.
 */
final class Cells implements Plotter {
    private static final double NAME_SHARE = 0.34;
    private static final double GAP = 1.5;
    private static final double KEY = 14;

    private final ChartFrame frame;
    private final Grid grid;
    private final ColumnAxis axis;

    Cells(ChartFrame frame) {
        this.frame = frame;
        this.grid = frame.grid();
        this.axis = new ColumnAxis(grid.columns());
    }

    @Override
    public double height(Pen pen, double width) {
        double key = isPrinted(pen, width) ? 0 : KEY + Pen.leading(pen.axis()) + 14;
        return 4 + rowHeight(pen, width) * grid.rows().size() + axis.height(pen) + key;
    }

    private double rowHeight(Pen pen, double width) {
        int lines = grid.rows().stream()
                .mapToInt(r -> name(pen, r, width).size())
                .max()
                .orElse(1);
        return Math.max(pen.size().isNarrow() ? 24 : 30, lines * Pen.leading(pen.label()) + 4);
    }

    private List<String> name(Pen pen, Grid.Row row, double width) {
        return new Wrap(pen.label(), nameWidth(pen, width), frame.language()).lines(row.name(), 2);
    }

    private double nameWidth(Pen pen, double width) {
        double widest = grid.rows().stream()
                .mapToDouble(r -> Faces.width(r.name(), pen.label()))
                .max()
                .orElse(0);
        return Math.min(widest + 2, width * NAME_SHARE);
    }

    private Rectangle2D area(Pen pen, Rectangle2D whole) {
        double names = nameWidth(pen, whole.getWidth()) + 10;
        return new Rectangle2D.Double(
                Math.round(whole.getX() + names),
                Math.round(whole.getY() + 4),
                Math.floor(whole.getWidth() - names),
                rowHeight(pen, whole.getWidth()) * grid.rows().size());
    }

    private boolean isPrinted(Pen pen, double width) {
        double cell = (width - nameWidth(pen, width) - 10) / grid.columns().size();
        return grid.cells()
                .filter(c -> c.state() == State.SHOWN)
                .allMatch(c -> Faces.width(c.text(), font(pen)) + 6 <= cell);
    }

    private static Font font(Pen pen) {
        return pen.axis();
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        Rectangle2D area = area(pen, whole);
        boolean printed = isPrinted(pen, whole.getWidth());
        double height = rowHeight(pen, whole.getWidth());
        for (int r = 0; r < grid.rows().size(); r++) {
            Grid.Row row = grid.rows().get(r);
            double top = area.getY() + r * height;
            List<String> name = name(pen, row, whole.getWidth());
            double text = name.size() * Pen.leading(pen.label());
            pen.lines(
                    name,
                    whole.getX(),
                    top + (height - text) / 2 + pen.label().getSize() - 0.5,
                    pen.label(),
                    pen.palette().ink(),
                    Pen.Align.START);
            for (int c = 0; c < row.cells().size(); c++) {
                double width = area.getWidth() / row.cells().size();
                cell(
                        pen,
                        new Rectangle2D.Double(
                                area.getX() + c * width + GAP / 2, top + GAP / 2, width - GAP, height - GAP),
                        row.cells().get(c),
                        printed);
            }
        }
        axis.draw(pen, area);
        if (!printed) {
            key(pen, area);
        }
    }

    private void cell(Pen pen, Rectangle2D box, Cell cell, boolean printed) {
        switch (cell.state()) {
            case ABSENT -> {}
            case WITHHELD -> hatched(pen, box);
            case SHOWN -> {
                BigDecimal value = Objects.requireNonNull(cell.value());
                Color colour = colour(pen, value);
                pen.fill(box, colour);
                if (value.signum() <= 0) {
                    pen.graphics().setStroke(Theme.THIN);
                    pen.graphics().setPaint(pen.palette().grid());
                    pen.graphics().draw(box);
                }
                if (printed) {
                    pen.text(
                            cell.text(),
                            box.getCenterX(),
                            box.getCenterY() + Pen.toBaseline(font(pen)),
                            font(pen),
                            pen.palette().on(colour),
                            Pen.Align.MIDDLE);
                }
            }
        }
    }

    /** Nothing and less than nothing have no shade. */
    private Color colour(Pen pen, BigDecimal value) {
        double most = most();
        return value.signum() <= 0 ? pen.palette().ground() : pen.palette().shade(value.doubleValue() / most);
    }

    private double most() {
        return grid.cells()
                .filter(c -> c.value() != null)
                .mapToDouble(c -> Objects.requireNonNull(c.value()).doubleValue())
                .max()
                .orElse(1);
    }

    private static void hatched(Pen pen, Rectangle2D box) {
        pen.graphics().setStroke(Theme.THIN);
        pen.graphics().setPaint(pen.palette().rule());
        pen.graphics().draw(box);
        double side = Math.min(box.getWidth(), box.getHeight());
        for (double at = 4; at < side; at += 5) {
            pen.graphics().draw(new Line2D.Double(box.getX(), box.getY() + at, box.getX() + at, box.getY()));
        }
    }

    /** The least and the most, with the shades between them. */
    private void key(Pen pen, Rectangle2D area) {
        List<Cell> shown = new ArrayList<>(grid.cells()
                .filter(c -> c.value() != null && c.value().signum() > 0)
                .sorted(Comparator.comparing(Cell::value))
                .toList());
        if (shown.isEmpty()) {
            return;
        }
        double top = area.getMaxY() + axis.height(pen) + 8;
        double width = Math.min(180, area.getWidth());
        double baseline = top + KEY + 2 + pen.axis().getSize();
        int steps = pen.palette().shades().size();
        for (int i = 0; i < steps; i++) {
            pen.fill(
                    new Rectangle2D.Double(area.getX() + i * width / steps, top, width / steps + 0.5, KEY),
                    pen.palette().shade((i + 0.5) / steps));
        }
        pen.text("0", area.getX(), baseline, pen.axis(), pen.palette().axis(), Pen.Align.START);
        pen.text(
                shown.get(shown.size() - 1).text(),
                area.getX() + width,
                baseline,
                pen.axis(),
                pen.palette().axis(),
                Faces.width(shown.get(shown.size() - 1).text(), pen.axis()) + 20 < width
                        ? Pen.Align.END
                        : Pen.Align.START);
    }
}
