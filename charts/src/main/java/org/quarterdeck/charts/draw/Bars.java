package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.util.List;
import org.jfree.chart.renderer.xy.XYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/** Bars that look as settled as they are: full, hatched (provisional), or pale with an outline. */
final class Bars {
    private static final int HATCH_GAP = 7;

    private Bars() {}

    /** How a bar is filled. */
    enum Fill {
        FULL,
        HATCHED,
        OUTLINED
    }

    static XYBarRenderer renderer(List<Fill> fills, Color full, Color outline, Color pale) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setShadowVisible(false);
        renderer.setUseYInterval(false);
        renderer.setDrawBarOutline(false);
        renderer.setBarPainter(new Painter(fills, full, outline, pale));
        return renderer;
    }

    private record Painter(List<Fill> fills, Color full, Color outline, Color pale) implements XYBarPainter {
        @Override
        public void paintBar(
                Graphics2D g2, XYBarRenderer renderer, int row, int column, RectangularShape bar, RectangleEdge base) {
            Rectangle2D box = bar.getFrame();
            Fill fill = fills.get(column);
            g2.setPaint(fill == Fill.FULL ? full : pale);
            g2.fill(box);
            if (fill == Fill.HATCHED) {
                hatch(g2, box);
            }
            if (fill != Fill.FULL && box.getWidth() > 1 && box.getHeight() > 1) {
                g2.setPaint(outline);
                g2.setStroke(Theme.THIN);
                g2.draw(new Rectangle2D.Double(
                        box.getX() + 0.5, box.getY() + 0.5, box.getWidth() - 1, box.getHeight() - 1));
            }
        }

        /** Diagonals cut at the bar's edges by reckoning, not by a clip: SVG stays small. */
        private void hatch(Graphics2D g2, Rectangle2D bar) {
            Rectangle2D box =
                    new Rectangle2D.Double(bar.getX() + 1, bar.getY() + 1, bar.getWidth() - 2, bar.getHeight() - 2);
            g2.setPaint(outline);
            g2.setStroke(Theme.HATCH);
            double bottom = box.getMaxY();
            for (double c = HATCH_GAP; c < box.getWidth() + box.getHeight(); c += HATCH_GAP) {
                double fromX = Math.max(0, c - box.getHeight());
                double toX = Math.min(box.getWidth(), c);
                g2.draw(new Line2D.Double(
                        box.getX() + fromX, bottom - (c - fromX), box.getX() + toX, bottom - (c - toX)));
            }
        }

        @Override
        public void paintBarShadow(
                Graphics2D g2,
                XYBarRenderer renderer,
                int row,
                int column,
                RectangularShape bar,
                RectangleEdge base,
                boolean pegShadow) {
            // bars cast no shadow
        }
    }
}
