package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;

/** One panel for each series, side by side where there is room, each on its own scale. */
final class Panels implements Plotter {
    private static final double GAP = 36;
    private static final double GAP_BELOW = 18;

    private final List<MonthBars> panels;

    Panels(ChartFrame frame) {
        panels = frame.drawn().stream()
                .map(line -> new MonthBars(frame, line, capital(line.name())))
                .toList();
    }

    @Override
    public double height(Pen pen, double width) {
        double one = panelHeight(pen, width);
        return pen.size().isNarrow() ? panels.size() * (one + GAP_BELOW) - GAP_BELOW : one;
    }

    private double panelHeight(Pen pen, double width) {
        double panelWidth = panelWidth(pen, width);
        double less =
                pen.size().isNarrow() ? pen.size().plot() * 0.4 : pen.size().plot() * 0.15;
        return panels.stream().mapToDouble(p -> p.height(pen, panelWidth)).max().orElse(0) - Math.round(less);
    }

    private double panelWidth(Pen pen, double width) {
        return pen.size().isNarrow() ? width : (width - GAP * (panels.size() - 1)) / panels.size();
    }

    @Override
    public void draw(Pen pen, Rectangle2D area) {
        double width = panelWidth(pen, area.getWidth());
        double height = panelHeight(pen, area.getWidth());
        for (int i = 0; i < panels.size(); i++) {
            double x = pen.size().isNarrow() ? area.getX() : area.getX() + i * (width + GAP);
            double y = pen.size().isNarrow() ? area.getY() + i * (height + GAP_BELOW) : area.getY();
            panels.get(i).draw(pen, new Rectangle2D.Double(x, y, width, height));
        }
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
