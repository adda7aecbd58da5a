package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;

/** Dated remarks: their words in lines above a plot, each with a dashed line down to its day. */
final class EventLane {
    private static final double GAP = 10;

    private final TimeAxis axis;
    private final List<ChartFrame.Mark> events;

    EventLane(ChartFrame frame, TimeAxis axis) {
        this.axis = axis;
        this.events = frame.events();
    }

    /** A remark with its words placed: row 0 is the lowest. */
    private record Placed(String text, double x, double textX, Pen.Align align, int row) {}

    double height(Pen pen, double left, double width) {
        int rows = place(pen, new Rectangle2D.Double(left, 0, width, 0)).stream()
                .mapToInt(p -> p.row() + 1)
                .max()
                .orElse(0);
        return rows == 0 ? 0 : rows * Pen.leading(font(pen)) + 6;
    }

    private static Font font(Pen pen) {
        return pen.theme().faces().strong(Math.min(13, pen.size().label()));
    }

    private List<Placed> place(Pen pen, Rectangle2D area) {
        Font font = font(pen);
        List<Placed> placed = new ArrayList<>();
        List<double[]> taken = new ArrayList<>();
        for (ChartFrame.Mark event : events) {
            double x = TimeAxis.x(axis.at(event.on()), axis.count(), area);
            double most = Math.max(x - area.getX(), area.getMaxX() - x) - 4;
            String text = new Wrap(font, Math.max(most, 60), axis.language())
                    .lines(event.text(), 1)
                    .get(0);
            double width = Faces.width(text, font);
            boolean right = x + 4 + width <= area.getMaxX();
            double from = right ? x + 4 : x - 4 - width;
            int row = row(taken, from, from + width);
            taken.add(new double[] {row, from, from + width});
            placed.add(new Placed(text, x, right ? x + 4 : x - 4, right ? Pen.Align.START : Pen.Align.END, row));
        }
        return placed;
    }

    /** The lowest row in which the words touch no others and no earlier remark's line. */
    private static int row(List<double[]> taken, double from, double to) {
        int row = 0;
        for (int i = 0; i < taken.size(); i++) {
            double[] other = taken.get(i);
            if (from < other[2] + GAP && to > other[1] - GAP) {
                row = Math.max(row, (int) other[0] + 1);
            }
        }
        return row;
    }

    void draw(Pen pen, Rectangle2D area) {
        Font font = font(pen);
        for (Placed p : place(pen, area)) {
            double baseline = area.getY() - 8 - p.row() * Pen.leading(font);
            pen.line(
                    p.x(),
                    baseline - font.getSize() * 0.8,
                    p.x(),
                    area.getMaxY(),
                    Theme.DASHED,
                    pen.palette().event());
            pen.text(p.text(), p.textX(), baseline, font, pen.palette().event(), p.align());
        }
    }
}
