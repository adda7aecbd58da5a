package org.quarterdeck.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.quarterdeck.charts.frame.Beside;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.pack.Companion;

/** The lines beside the first series of a chart over months, and the band of what is expected. */
record BesideLines(ChartFrame frame) {
    private static final Stroke EXPECTED =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {4f, 3f}, 0f);

    private static final Stroke THIN = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    /** The months of the axis: those of the figures, and those foreseen. */
    List<YearMonth> months() {
        TreeSet<YearMonth> all = new TreeSet<>(frame.months());
        frame.beside().forEach(b -> all.addAll(b.values().keySet()));
        return List.copyOf(all);
    }

    /** All that the scale must hold. */
    DoubleStream values() {
        return frame.beside().stream()
                .flatMap(b -> b.values().values().stream())
                .flatMapToDouble(band -> DoubleStream.of(band.low(), band.value(), band.high()));
    }

    /** The band, below all lines. It begins at the last figure, which is known. */
    void band(Pen pen, Rectangle2D area, TimeAxis axis, Ticks ticks) {
        for (Beside expected : frame.beside()) {
            if (expected.kind() != Companion.FORECAST || expected.values().isEmpty()) {
                continue;
            }
            NavigableMap<YearMonth, Beside.Band> values = joined(expected);
            Path2D band = new Path2D.Double();
            values.forEach((month, value) -> to(band, x(axis, month, area), ticks.y(value.high(), area)));
            values.descendingMap()
                    .forEach((month, value) -> to(band, x(axis, month, area), ticks.y(value.low(), area)));
            band.closePath();
            pen.fill(band, pen.palette().pale().get(0));
        }
    }

    void draw(Pen pen, Rectangle2D area, TimeAxis axis, Ticks ticks) {
        for (Beside line : frame.beside()) {
            Path2D path = new Path2D.Double();
            YearMonth before = null;
            for (Map.Entry<YearMonth, Beside.Band> point : joined(line).entrySet()) {
                YearMonth month = point.getKey();
                double x = x(axis, month, area);
                double y = ticks.y(point.getValue().value(), area);
                if (before == null || !before.plusMonths(1).equals(month)) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
                before = month;
            }
            pen.graphics().setStroke(line.kind() == Companion.FORECAST ? EXPECTED : THIN);
            pen.graphics().setPaint(colour(pen, line));
            pen.graphics().draw(path);
        }
    }

    private static void to(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static double x(TimeAxis axis, YearMonth month, Rectangle2D area) {
        return TimeAxis.x(axis.months().indexOf(month) + 0.5, axis.count(), area);
    }

    /** What is expected goes on from the last figure. */
    private NavigableMap<YearMonth, Beside.Band> joined(Beside line) {
        NavigableMap<YearMonth, Beside.Band> values = new TreeMap<>(line.values());
        if (line.kind() == Companion.FORECAST && !values.isEmpty()) {
            YearMonth last = values.firstKey().minusMonths(1);
            known(last).forEach(value -> values.put(last, new Beside.Band(value, value, value)));
        }
        return values;
    }

    private Stream<Double> known(YearMonth month) {
        return frame.drawn().stream()
                .limit(1)
                .flatMap(l -> Stream.ofNullable(l.points().get(month)))
                .map(f -> f.value().doubleValue());
    }

    private static Color colour(Pen pen, Beside line) {
        return switch (line.kind()) {
            case FORECAST -> pen.palette().series(0);
            case SEASONALLY_ADJUSTED -> pen.palette().series(2);
            case TWELVE_MONTH_MEAN -> pen.palette().series(1);
        };
    }

    /** The names of the lines, each at its end. */
    List<EndLabel> ends(Pen pen, Rectangle2D area, Ticks ticks, double narrow, double wide) {
        return frame.beside().stream()
                .filter(b -> !b.values().isEmpty())
                .map(b -> new EndLabel(
                        words(pen, b, narrow, wide),
                        ticks.y(joined(b).lastEntry().getValue().value(), area),
                        pen.strong(),
                        colour(pen, b)))
                .toList();
    }

    double widest(Pen pen, double narrow, double wide) {
        return frame.beside().stream()
                .filter(b -> !b.values().isEmpty())
                .flatMap(b -> words(pen, b, narrow, wide).stream())
                .mapToDouble(w -> Faces.width(w, pen.strong()))
                .max()
                .orElse(0);
    }

    private List<String> words(Pen pen, Beside line, double narrow, double wide) {
        return new Wrap(pen.strong(), pen.size().isNarrow() ? narrow : wide, frame.language()).lines(line.name(), 3);
    }
}
