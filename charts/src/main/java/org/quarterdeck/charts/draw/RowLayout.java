package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;
import org.quarterdeck.charts.frame.PlainText;

/** Rows below each other, a bar each: names on the left, or above the bars where the picture is narrow. */
record RowLayout(ChartFrame frame) {
    private static final int NAME_LINES = 2;
    private static final double NAME_SHARE = 0.34;

    /** A row in place: the bar's top, and the first baseline of its name. */
    record Placed(Row row, List<String> name, double bar, double baseline) {}

    double barHeight(Pen pen) {
        return pen.size().isNarrow() ? 14 : 26;
    }

    private double gap(Pen pen) {
        return pen.size().isNarrow() ? 10 : 12;
    }

    double nameWidth(Pen pen, double width) {
        if (pen.size().isNarrow()) {
            return width;
        }
        double widest = frame.rows().stream()
                .mapToDouble(r -> Faces.width(named(r), pen.label()))
                .max()
                .orElse(0);
        return Math.min(widest + 2, width * NAME_SHARE);
    }

    private static String named(Row row) {
        return PlainText.of(row.name()) + row.marks();
    }

    List<Placed> place(Pen pen, double width) {
        List<Placed> placed = new ArrayList<>();
        double leading = Pen.leading(pen.label());
        double y = 0;
        for (Row row : frame.rows()) {
            List<String> name = name(pen, row, nameWidth(pen, width));
            double text = name.size() * leading;
            if (pen.size().isNarrow()) {
                placed.add(new Placed(row, name, y + text + 1, y + pen.label().getSize()));
                y += text + 1 + barHeight(pen) + gap(pen);
            } else {
                double height = Math.max(barHeight(pen), text);
                double middle = y + height / 2;
                double baseline = middle - text / 2 + pen.label().getSize() - 0.5;
                placed.add(new Placed(row, name, middle - barHeight(pen) / 2, baseline));
                y += height + gap(pen);
            }
        }
        return placed;
    }

    /** Marks stay when a name is cut: a footnote without its row would mislead. */
    private List<String> name(Pen pen, Row row, double width) {
        double marks = Faces.width(row.marks(), pen.label());
        List<String> lines = new ArrayList<>(new Wrap(pen.label(), Math.max(width / 2, width - marks), frame.language())
                .lines(row.name(), NAME_LINES));
        int last = lines.size() - 1;
        if (last >= 0) {
            lines.set(last, lines.get(last) + row.marks());
        }
        return lines;
    }

    /** The height of all rows. */
    double height(Pen pen, double width) {
        List<Placed> placed = place(pen, width);
        Placed last = placed.get(placed.size() - 1);
        double text = last.baseline() + (last.name().size() - 1) * Pen.leading(pen.label()) + 4;
        return Math.ceil(Math.max(last.bar() + barHeight(pen) + 4, text)) + 4;
    }

    /** Where bars and labels go. */
    Rectangle2D area(Pen pen, Rectangle2D whole) {
        double names = pen.size().isNarrow() ? 0 : nameWidth(pen, whole.getWidth()) + 14;
        return new Rectangle2D.Double(
                Math.round(whole.getX() + names),
                Math.round(whole.getY() + 4),
                Math.floor(whole.getWidth() - names),
                Math.floor(whole.getHeight() - 4));
    }

    /** Names, and the line on which bars stand. */
    void draw(Pen pen, Rectangle2D whole) {
        Rectangle2D area = area(pen, whole);
        List<Placed> placed = place(pen, whole.getWidth());
        for (Placed p : placed) {
            pen.lines(
                    p.name(),
                    whole.getX(),
                    area.getY() + p.baseline(),
                    pen.label(),
                    pen.palette().ink(),
                    Pen.Align.START);
        }
        if (!pen.size().isNarrow()) {
            double bottom = placed.get(placed.size() - 1).bar() + barHeight(pen);
            pen.line(
                    area.getX(),
                    area.getY() - 2,
                    area.getX(),
                    area.getY() + bottom + 2,
                    Theme.THIN,
                    pen.palette().rule());
        }
    }

    /** The label of a row behind its bar's end. */
    void label(Pen pen, Rectangle2D area, Placed placed, double end) {
        pen.text(
                placed.row().label(),
                area.getX() + end + 8,
                area.getY() + placed.bar() + barHeight(pen) / 2 + Pen.toBaseline(pen.label()),
                pen.label(),
                pen.palette().ink(),
                Pen.Align.START);
    }
}
