package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Grid;

/**
 * What a whole is made of: a column for each period, as high as every other, with a part for each row, from the bottom up.
 * The parts are named beside the last column. A column of which a part is not known, or below nothing, is not drawn.
 */
final class Shares implements Plotter {
    private static final double FILL = 0.82;
    private static final double WIDEST_BAR = 110;
    private static final double EDGE = 1.5;

    private final ChartFrame frame;
    private final Grid grid;
    private final ColumnAxis axis;

    Shares(ChartFrame frame) {
        this.frame = frame;
        this.grid = frame.grid();
        this.axis = new ColumnAxis(grid.columns());
    }

    @Override
    public double height(Pen pen, double width) {
        return 8 + Math.max(pen.size().plot(), named(pen)) + axis.height(pen);
    }

    /** What the names need below each other. */
    private double named(Pen pen) {
        return grid.rows().stream()
                .mapToDouble(r -> name(pen, r.name() + " 100%").size() * Pen.leading(pen.strong()) + 4)
                .sum();
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX()),
                Math.round(whole.getY() + 8),
                Math.floor(whole.getWidth() - right(pen)),
                Math.floor(whole.getHeight() - 8 - axis.height(pen)));
        double slot = area.getWidth() / grid.columns().size();
        double bar = Math.min(slot * FILL, WIDEST_BAR);
        for (int c = 0; c < grid.columns().size(); c++) {
            double total = total(c);
            double x = axis.x(c, area) - bar / 2;
            if (Double.isNaN(total)) {
                pen.text(
                        "–",
                        axis.x(c, area),
                        area.getMaxY() - 6,
                        pen.axis(),
                        pen.palette().axis(),
                        Pen.Align.MIDDLE);
                continue;
            }
            double y = area.getMaxY();
            for (int r = 0; r < grid.rows().size(); r++) {
                double height = area.getHeight() * value(r, c) / total;
                if (height > 0) {
                    Rectangle2D part =
                            new Rectangle2D.Double(x, y - height + EDGE / 2, bar, Math.max(0.5, height - EDGE));
                    pen.fill(part, colour(pen, r));
                    percent(pen, part, value(r, c) / total, colour(pen, r));
                    y -= height;
                }
            }
        }
        pen.line(
                area.getX(),
                area.getMaxY(),
                area.getMaxX(),
                area.getMaxY(),
                Theme.THIN,
                pen.palette().rule());
        axis.draw(pen, area);
        names(pen, area);
    }

    private static void percent(Pen pen, Rectangle2D part, double share, Color colour) {
        String text = Math.round(100 * share) + "%";
        Font font = pen.axis();
        if (part.getHeight() >= font.getSize() + 4 && part.getWidth() >= Faces.width(text, font) + 6) {
            pen.text(
                    text,
                    part.getCenterX(),
                    part.getCenterY() + Pen.toBaseline(font),
                    font,
                    pen.palette().on(colour),
                    Pen.Align.MIDDLE);
        }
    }

    /** Beside the last column that is drawn; a part that it does not have is named at its top. */
    private void names(Pen pen, Rectangle2D area) {
        int last = last();
        if (last < 0) {
            return;
        }
        List<EndLabel> labels = new ArrayList<>();
        double y = area.getMaxY();
        for (int r = 0; r < grid.rows().size(); r++) {
            double height = area.getHeight() * value(r, last) / total(last);
            labels.add(new EndLabel(name(pen, grid.rows().get(r).name()), y - height / 2, pen.strong(), text(pen, r)));
            y -= height;
        }
        EndLabel.spread(labels, area)
                .forEach(l -> pen.lines(
                        l.lines(),
                        area.getMaxX() + 10,
                        l.y() - l.height() / 2 + l.font().getSize(),
                        l.font(),
                        l.colour(),
                        Pen.Align.START));
    }

    private List<String> name(Pen pen, String name) {
        return new Wrap(pen.strong(), pen.size().isNarrow() ? 110 : 190, frame.language()).lines(name, 2);
    }

    private double right(Pen pen) {
        return 12
                + grid.rows().stream()
                        .flatMap(r -> name(pen, r.name()).stream())
                        .mapToDouble(l -> Faces.width(l, pen.strong()))
                        .max()
                        .orElse(0);
    }

    private int last() {
        for (int c = grid.columns().size() - 1; c >= 0; c--) {
            if (!Double.isNaN(total(c))) {
                return c;
            }
        }
        return -1;
    }

    /** The rest is grey, whatever its place. */
    private Color colour(Pen pen, int row) {
        List<Color> parts = pen.palette().parts();
        return row < parts.size() ? parts.get(row) : pen.palette().rest();
    }

    /** A light part's name is set in ink, so that it can be read. */
    private Color text(Pen pen, int row) {
        Color colour = colour(pen, row);
        return Theme.Palette.contrast(colour, pen.palette().ground()) >= 4.5
                ? colour
                : pen.palette().ink();
    }

    private double value(int row, int column) {
        BigDecimal value = grid.rows().get(row).cells().get(column).value();
        return value == null ? 0 : value.doubleValue();
    }

    private double total(int column) {
        return grid.total(column).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }
}
