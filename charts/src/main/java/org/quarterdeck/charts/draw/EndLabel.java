package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words at the end of a line, at a height. */
record EndLabel(List<String> lines, double y, Font font, Color colour) {
    private static final double APART = 3;

    double height() {
        return lines.size() * Pen.leading(font);
    }

    /** Pushes labels down until none touches the one above, then all up when the last leaves the area. */
    static List<EndLabel> spread(List<EndLabel> labels, Rectangle2D area) {
        List<EndLabel> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(EndLabel::y));
        List<EndLabel> placed = new ArrayList<>();
        double free = area.getY() - 8;
        for (EndLabel label : sorted) {
            double y = Math.max(label.y(), free + label.height() / 2);
            placed.add(new EndLabel(label.lines(), y, label.font(), label.colour()));
            free = y + label.height() / 2 + APART;
        }
        double over = Math.max(0, free - APART - area.getMaxY() - 6);
        return placed.stream()
                .map(l -> new EndLabel(l.lines(), l.y() - over, l.font(), l.colour()))
                .toList();
    }
}
