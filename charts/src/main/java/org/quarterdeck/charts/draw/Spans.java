package org.quarterdeck.charts.draw;

import java.util.List;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/** One series of values that hold from one x to another: bars, and the treads of steps. */
final class Spans extends AbstractIntervalXYDataset {
    private static final long serialVersionUID = 1L;

    /** A value; NaN is a gap. */
    record Span(double from, double to, double value) {}

    private final transient List<Span> spans;

    Spans(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<String> getSeriesKey(int series) {
        return "";
    }

    @Override
    public int getItemCount(int series) {
        return spans.size();
    }

    @Override
    public Number getX(int series, int item) {
        return spans.get(item).from();
    }

    @Override
    public Number getStartX(int series, int item) {
        return spans.get(item).from();
    }

    @Override
    public Number getEndX(int series, int item) {
        return spans.get(item).to();
    }

    @Override
    public Number getY(int series, int item) {
        return spans.get(item).value();
    }

    @Override
    public Number getStartY(int series, int item) {
        return getY(series, item);
    }

    @Override
    public Number getEndY(int series, int item) {
        return getY(series, item);
    }
}
