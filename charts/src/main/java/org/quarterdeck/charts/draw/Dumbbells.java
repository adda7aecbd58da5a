package org.quarterdeck.charts.draw;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.draw.RowLayout.Placed;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;

/** Two values a row on one scale that holds 0: the earlier hollow, the later solid, a line from one to the other. */
final class Dumbbells implements Plotter {
    private static final double DOT = 6;
    private static final Stroke BETWEEN = new BasicStroke(3f);
    private static final Stroke RIM = new BasicStroke(2f);

    private final ChartFrame frame;
    private final RowLayout layout;

    Dumbbells(ChartFrame frame) {
        this.frame = frame;
        this.layout = new RowLayout(frame);
    }

    @Override
    public double height(Pen pen, double width) {
        return layout.height(pen, width);
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        Rectangle2D area = layout.area(pen, whole);
        double lowest = Math.min(0, values().min().orElse(0));
        double scale = scale(pen, area.getWidth(), lowest);
        layout.draw(pen, whole);
        for (Placed placed : layout.place(pen, whole.getWidth())) {
            Row row = placed.row();
            double y = area.getY() + placed.bar() + layout.barHeight(pen) / 2;
            if (row.inner() != null && row.outer() != null) {
                pen.line(
                        x(row.inner(), lowest, scale, area),
                        y,
                        x(row.outer(), lowest, scale, area),
                        y,
                        BETWEEN,
                        pen.palette().outlined());
            }
            dot(pen, row.inner(), lowest, scale, area, y, false);
            dot(pen, row.outer(), lowest, scale, area, y, true);
            layout.label(pen, area, placed, DOT + (furthest(row) - lowest) * scale + DOT);
        }
    }

    private static double x(BigDecimal value, double lowest, double scale, Rectangle2D area) {
        return area.getX() + DOT + (value.doubleValue() - lowest) * scale;
    }

    private static void dot(
            Pen pen,
            @Nullable BigDecimal value,
            double lowest,
            double scale,
            Rectangle2D area,
            double y,
            boolean isLater) {
        if (value == null) {
            return;
        }
        double x = x(value, lowest, scale, area);
        double radius = isLater ? DOT : DOT - 1;
        Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.fill(dot, isLater ? pen.palette().series(0) : pen.palette().ground());
        pen.graphics().setStroke(RIM);
        pen.graphics().setPaint(pen.palette().series(0));
        pen.graphics().draw(dot);
    }

    private DoubleStream values() {
        return frame.rows().stream()
                .flatMap(row -> Stream.of(row.inner(), row.outer()))
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue);
    }

    private static double furthest(Row row) {
        double inner = row.inner() == null ? 0 : row.inner().doubleValue();
        double outer = row.outer() == null ? 0 : row.outer().doubleValue();
        return Math.max(0, Math.max(inner, outer));
    }

    /** Pixels for one unit, so that every dot and the label behind it fit. */
    private double scale(Pen pen, double width, double lowest) {
        double scale = Double.MAX_VALUE;
        for (Row row : frame.rows()) {
            double reach = furthest(row) - lowest;
            double room = Math.max(40, width - 10 - 3 * DOT - Faces.width(row.label(), pen.label()));
            scale = reach > 0 ? Math.min(scale, room / reach) : scale;
        }
        return scale == Double.MAX_VALUE ? width : scale;
    }
}
