package org.quarterdeck.charts.draw;

import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.schema.metric.PrintedForm;

/** A stock by month against a fixed whole: numbers on the left, the same scale as shares on the right. */
final class StepsToTarget implements Plotter {
    private static final double DOT = 5;
    private static final List<Integer> SHARES = List.of(0, 25, 50, 75, 100);

    private final ChartFrame frame;
    private final ChartFrame.Line line;
    private final TimeAxis axis;

    StepsToTarget(ChartFrame frame, ChartFrame.Line line) {
        this.frame = frame;
        this.line = line;
        this.axis = new TimeAxis(frame.months(), frame.language());
    }

    @Override
    public double height(Pen pen, double width) {
        return Pen.leading(pen.label()) + 4 + pen.size().plot() + axis.height(pen, plotWidth(pen, width));
    }

    private double plotWidth(Pen pen, double width) {
        return Math.floor(width - left(pen) - right(pen));
    }

    private double left(Pen pen) {
        return Faces.width(String.valueOf(frame.target()), pen.axis()) + 8;
    }

    private double right(Pen pen) {
        return Faces.width(share(100), pen.axis()) + 8;
    }

    private String share(int percent) {
        return PrintedForm.share(BigDecimal.valueOf(percent).movePointLeft(2), frame.language());
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        double top = Pen.leading(pen.label()) + 4;
        double width = plotWidth(pen, whole.getWidth());
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX() + left(pen)),
                Math.round(whole.getY() + top),
                width,
                Math.floor(whole.getHeight() - top - axis.height(pen, width)));
        Steps steps = new Steps(axis, Math.max(frame.target(), maximum() * 1.02));
        List<Double> ticks = ticks();
        steps.grid(pen, area, ticks);
        pen.fill(steps.between(line, null, area), pen.palette().pale().get(0));
        steps.draw(pen, area, List.of(line));
        scales(pen, area, steps, ticks);
        axis.draw(pen, area);
        steps.gaps(pen, area, List.of(line));
        target(pen, area, steps);
        end(pen, area, steps);
    }

    private void scales(Pen pen, Rectangle2D area, Steps steps, List<Double> ticks) {
        double drop = Pen.toBaseline(pen.axis());
        for (double tick : ticks) {
            String text = String.valueOf((long) tick);
            pen.text(
                    text,
                    area.getX() - 8,
                    steps.y(tick, area) + drop,
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.END);
        }
        for (int share : SHARES) {
            double y = steps.y(frame.target() * share / 100.0, area);
            pen.text(
                    share(share),
                    area.getMaxX() + 8,
                    y + drop,
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.START);
        }
    }

    private void target(Pen pen, Rectangle2D area, Steps steps) {
        double y = steps.y(frame.target(), area);
        pen.line(area.getX(), y, area.getMaxX(), y, Theme.DASHED, pen.palette().text());
        pen.text(
                frame.texts().labels().getOrDefault("target", ""),
                area.getX(),
                y - 6,
                pen.label(),
                pen.palette().text(),
                Pen.Align.START);
    }

    /** A dot on the last value and its words above whatever runs below them. */
    private void end(Pen pen, Rectangle2D area, Steps steps) {
        int last = axis.months().indexOf(line.points().lastKey());
        double x = TimeAxis.x(last + 1, axis.count(), area);
        double y = steps.y(steps.value(line, last), area);
        pen.fill(
                new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT),
                pen.palette().series(0));
        Font font = pen.theme().faces().strong(pen.size().label() + 1);
        String text = frame.texts().labels().getOrDefault("end", "");
        text = text.isEmpty() ? latest() : text;
        double width = Faces.width(text, font);
        double from = Math.max(area.getX() + 2, x - width);
        double highest = y;
        for (int i = 0; i <= last; i++) {
            double value = steps.value(line, i);
            if (!Double.isNaN(value) && TimeAxis.x(i + 1, axis.count(), area) >= from) {
                highest = Math.min(highest, steps.y(value, area));
            }
        }
        double above = highest - DOT - 6;
        boolean fits = above - font.getSize() > steps.y(frame.target(), area) + 2;
        double baseline = fits ? above : Math.max(y, highest) + DOT + 4 + font.getSize();
        pen.text(text, from, baseline, font, pen.palette().series(0), Pen.Align.START);
    }

    /** The label tells the period's figure; when that is missing, the last that there is still has its number. */
    private String latest() {
        return line.latest().map(f -> line.printed(f.value(), frame.language())).orElse("");
    }

    private double maximum() {
        return line.points().values().stream()
                .mapToDouble(f -> f.value().doubleValue())
                .max()
                .orElse(0);
    }

    /** Round numbers well below the whole, then the whole itself. */
    private List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        Ticks round = Ticks.upTo(frame.target(), 4, "");
        double step = round.values().get(1);
        round.values().stream().filter(v -> v <= frame.target() - step * 0.4).forEach(ticks::add);
        ticks.add((double) frame.target());
        return List.copyOf(ticks);
    }
}
