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

    /** Pushes labels down until none touches the one above, then the lowest up until none leaves the area. */
    static List<EndLabel> spread(List<EndLabel> labels, Rectangle2D area) {
        List<EndLabel> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(EndLabel::y));
        double free = area.getY() - 8;
        for (int i = 0; i < sorted.size(); i++) {
            EndLabel label = sorted.get(i);
            sorted.set(i, label.at(Math.max(label.y(), free + label.height() / 2)));
            free = sorted.get(i).y() + label.height() / 2 + APART;
        }
        double lowest = area.getMaxY() + 6;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            EndLabel label = sorted.get(i);
            sorted.set(i, label.at(Math.min(label.y(), lowest - label.height() / 2)));
            lowest = sorted.get(i).y() - label.height() / 2 - APART;
        }
        return List.copyOf(sorted);
    }

    private EndLabel at(double height) {
        return new EndLabel(lines, height, font, colour);
    }
}
