package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntFunction;
import org.quarterdeck.charts.text.PeriodWords;

/** Months as equal slots from left to right: slot {@code i} goes from {@code i} to {@code i + 1}. */
record TimeAxis(List<YearMonth> months, String language) {
    private static final int MOST_NAMED = 48;
    private static final List<Integer> STEPS = List.of(1, 3, 6);
    private static final double GAP = 7;
    private static final double MARK_ABOVE = 6;

    int count() {
        return months.size();
    }

    double height(Pen pen, double width) {
        double line = Pen.leading(pen.axis());
        return step(pen, width) > 0 ? 2 * line + 6 : line + 8;
    }

    /** The place of a day, in slots. */
    double at(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        int index = months.indexOf(month);
        return index + (day.getDayOfMonth() - 1) / (double) month.lengthOfMonth();
    }

    static double x(double slots, int count, Rectangle2D area) {
        return area.getX() + area.getWidth() * slots / count;
    }

    /** Every how many months a name fits; 0 when only years do. */
    private int step(Pen pen, double width) {
        if (count() > MOST_NAMED) {
            return 0;
        }
        double widest = months.stream()
                .mapToDouble(m -> Faces.width(PeriodWords.shortMonth(m, language), pen.axis()))
                .max()
                .orElse(0);
        return STEPS.stream()
                .filter(s -> s * width / count() >= widest + GAP)
                .findFirst()
                .orElse(0);
    }

    /** The line of the axis and its labels below the area. */
    void draw(Pen pen, Rectangle2D area) {
        pen.line(
                area.getX(),
                area.getMaxY(),
                area.getMaxX(),
                area.getMaxY(),
                Theme.THIN,
                pen.palette().rule());
        int step = step(pen, area.getWidth());
        if (step > 0) {
            named(pen, area, step);
        } else {
            years(pen, area);
        }
    }

    /**
     * Short marks on the line of the axis, as a dash for no figure; an empty text is none. Where months are too narrow,
     * a run of equal marks has one.
     */
    void marks(Pen pen, Rectangle2D area, IntFunction<String> mark) {
        double slot = area.getWidth() / count();
        double free = 0;
        int from = 0;
        while (from < count()) {
            String text = mark.apply(from);
            double width = Faces.width(text, pen.axis());
            int to = from + 1;
            while (slot < width + 3 && to < count() && mark.apply(to).equals(text)) {
                to++;
            }
            double x = x((from + to) / 2.0, count(), area);
            if (!text.isEmpty() && x - width / 2 >= free) {
                Color colour = pen.palette().axis();
                pen.text(text, x, area.getMaxY() - MARK_ABOVE, pen.axis(), colour, Pen.Align.MIDDLE);
                free = x + width / 2 + 2;
            }
            from = to;
        }
    }

    /** How far a label beside marks stands above the line of the axis. */
    static double aboveMarks(Pen pen) {
        return MARK_ABOVE + pen.axis().getSize();
    }

    private void named(Pen pen, Rectangle2D area, int step) {
        Font font = pen.axis();
        double baseline = area.getMaxY() + 4 + font.getSize();
        int saidYear = 0;
        double free = area.getX() - GAP;
        for (int i = 0; i < count(); i++) {
            YearMonth month = months.get(i);
            if ((month.getMonthValue() - 1) % step != 0) {
                continue;
            }
            double x = x(i + 0.5, count(), area);
            String name = PeriodWords.shortMonth(month, language);
            pen.text(name, x, baseline, font, pen.palette().axis(), Pen.Align.MIDDLE);
            String year = String.valueOf(month.getYear());
            double half = Faces.width(year, font) / 2;
            if (month.getYear() != saidYear && x - half > free) {
                pen.text(
                        year,
                        x,
                        baseline + Pen.leading(font),
                        font,
                        pen.palette().axis(),
                        Pen.Align.MIDDLE);
                saidYear = month.getYear();
                free = x + half + GAP;
            }
        }
    }

    private void years(Pen pen, Rectangle2D area) {
        Font font = pen.axis();
        double yearWidth = Faces.width("2020", font) + 2 * GAP;
        double perYear = 12 * area.getWidth() / count();
        int every = Math.max(1, (int) Math.ceil(yearWidth / perYear));
        double free = area.getX() - GAP - yearWidth / 2;
        for (int i = 0; i < count(); i++) {
            YearMonth month = months.get(i);
            double x = x(i, count(), area);
            boolean starts = month.getMonthValue() == 1;
            if (!starts || month.getYear() % every != 0) {
                continue;
            }
            pen.line(
                    x,
                    area.getMaxY(),
                    x,
                    area.getMaxY() + 5,
                    Theme.THIN,
                    pen.palette().rule());
            if (x - yearWidth / 2 >= free && x + yearWidth / 2 <= area.getMaxX() + yearWidth / 2) {
                String year = String.valueOf(month.getYear());
                pen.text(
                        year,
                        x,
                        area.getMaxY() + 6 + font.getSize(),
                        font,
                        pen.palette().axis(),
                        Pen.Align.MIDDLE);
                free = x + yearWidth / 2;
            }
        }
    }
}
