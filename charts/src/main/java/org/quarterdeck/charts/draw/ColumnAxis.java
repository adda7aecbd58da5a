package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.quarterdeck.charts.frame.Grid;

/** The names of a grid's columns below it, and below those, once each, what they belong to. */
record ColumnAxis(List<Grid.Column> columns) {
    private static final double GAP = 7;

    double height(Pen pen) {
        boolean two = columns.stream().anyMatch(c -> !c.above().isEmpty());
        return (two ? 2 : 1) * Pen.leading(pen.axis()) + 6;
    }

    /** The middle of a column. */
    double x(int column, Rectangle2D area) {
        return area.getX() + area.getWidth() * (column + 0.5) / columns.size();
    }

    /** As many names as fit, at even steps. */
    void draw(Pen pen, Rectangle2D area) {
        double baseline = area.getMaxY() + 4 + pen.axis().getSize();
        int step = step(pen, area.getWidth());
        double free = area.getX() - GAP;
        String said = "";
        for (int i = 0; i < columns.size(); i += step) {
            Grid.Column column = columns.get(i);
            pen.text(
                    column.name(),
                    x(i, area),
                    baseline,
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.MIDDLE);
            double half = Faces.width(column.above(), pen.axis()) / 2;
            if (!column.above().equals(said) && x(i, area) - half > free) {
                pen.text(
                        column.above(),
                        x(i, area),
                        baseline + Pen.leading(pen.axis()),
                        pen.axis(),
                        pen.palette().axis(),
                        Pen.Align.MIDDLE);
                said = column.above();
                free = x(i, area) + half + GAP;
            }
        }
    }

    private int step(Pen pen, double width) {
        double widest = columns.stream()
                .mapToDouble(c -> Faces.width(c.name(), pen.axis()))
                .max()
                .orElse(0);
        return Math.max(1, (int) Math.ceil((widest + GAP) * columns.size() / width));
    }
}
