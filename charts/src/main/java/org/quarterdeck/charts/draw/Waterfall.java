package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import org.quarterdeck.charts.draw.RowLayout.Placed;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;

/** How one total becomes another: a floating bar for each part, and a thin line from each level to the next bar. */
final class Waterfall implements Plotter {
    private final ChartFrame frame;
    private final RowLayout layout;

    Waterfall(ChartFrame frame) {
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
        double lowest = lowest();
        double scale = scale(pen, area.getWidth(), lowest);
        List<Placed> placed = layout.place(pen, whole.getWidth());
        layout.draw(pen, whole);
        for (int i = 0; i < placed.size(); i++) {
            Row row = placed.get(i).row();
            double from = (level(row.inner()) - lowest) * scale;
            double to = (level(row.outer()) - lowest) * scale;
            double y = area.getY() + placed.get(i).bar();
            Rectangle2D bar = new Rectangle2D.Double(
                    area.getX() + Math.min(from, to), y, Math.max(1, Math.abs(to - from)), layout.barHeight(pen));
            pen.fill(bar, colour(pen, row));
            if (i + 1 < placed.size()) {
                double x = area.getX() + to;
                double next = area.getY() + placed.get(i + 1).bar();
                pen.line(
                        x,
                        y + layout.barHeight(pen),
                        x,
                        next,
                        Theme.THIN,
                        pen.palette().rule());
            }
            layout.label(pen, area, placed.get(i), Math.max(from, to));
        }
    }

    /** Totals stand on the line; of changes, what is taken away is orange and what comes to it pale navy's blue. */
    private static Color colour(Pen pen, Row row) {
        if (level(row.inner()) == 0) {
            return pen.palette().series(0);
        }
        return level(row.outer()) < level(row.inner())
                ? pen.palette().series(1)
                : pen.palette().bars();
    }

    private static double level(@org.jspecify.annotations.Nullable BigDecimal level) {
        return level == null ? 0 : level.doubleValue();
    }

    /** Levels below nothing move the line of zero to the right. */
    private double lowest() {
        return frame.rows().stream()
                .mapToDouble(r -> Math.min(level(r.inner()), level(r.outer())))
                .reduce(0, Math::min);
    }

    /** Pixels for one unit, so that every bar and the label behind it fit. */
    private double scale(Pen pen, double width, double lowest) {
        double scale = Double.MAX_VALUE;
        for (Row row : frame.rows()) {
            double end = Math.max(level(row.inner()), level(row.outer())) - lowest;
            double room = Math.max(40, width - 10 - Faces.width(row.label(), pen.label()));
            scale = end > 0 ? Math.min(scale, room / end) : scale;
        }
        return scale == Double.MAX_VALUE ? width : scale;
    }
}
