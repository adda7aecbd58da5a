package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows of text in columns that never touch. Each column is as wide as its longest text; where that is too wide for the
 * page, the widest give way, down to the least width that each was given, and their texts go on below. Where the page is
 * too narrow even so, each row is a list of names and values.
 */
final class TextTable {
    private static final String GAP = "  ";

    /** Where a text without a space may be broken: paths, dates, slices, names in snake case. */
    private static final String BREAKS_AFTER = "-_/;,=|";

    private final int page;
    private final List<Head> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param leastWidth in characters; a text up to that length is never broken
     * @param isNumber numbers stand at the right, and are never broken
     */
    record Head(String name, int leastWidth, boolean isNumber) {}

    TextTable(int page, List<Head> heads) {
        this.page = page;
        this.heads = List.copyOf(heads);
    }

    /** A row, with a text for each column. */
    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    void print(PrintWriter out) {
        int[] widths = widths();
        if (IntStream.of(widths).sum() > room(widths.length)) {
            printOneByOne(out);
            return;
        }
        print(out, heads.stream().map(Head::name).toList(), widths);
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        print(out, rules, widths);
        rows.forEach(row -> print(out, row, widths));
    }

    private void printOneByOne(PrintWriter out) {
        int names = heads.stream().mapToInt(h -> length(h.name())).max().orElse(0);
        int[] widths = {names, Math.max(1, page - GAP.length() - names)};
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                out.println();
            }
            for (int j = 0; j < heads.size(); j++) {
                print(out, List.of(heads.get(j).name(), rows.get(i).get(j)), widths, column -> false);
            }
        }
    }

    private int room(int columns) {
        return page - GAP.length() * (columns - 1);
    }

    private int[] widths() {
        int[] widths = new int[heads.size()];
        int[] least = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            Head head = heads.get(i);
            widths[i] = length(head.name());
            for (List<String> row : rows) {
                widths[i] = Math.max(
                        widths[i],
                        row.get(i).lines().mapToInt(TextTable::length).max().orElse(0));
            }
            least[i] = head.isNumber() ? widths[i] : Math.min(widths[i], head.leastWidth());
        }
        narrow(widths, least);
        return widths;
    }

    /** The widest column that may gives way first, a character at a time. */
    private void narrow(int[] widths, int[] least) {
        int used = IntStream.of(widths).sum();
        while (used > room(widths.length)) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            used--;
        }
    }

    private void print(PrintWriter out, List<String> row, int[] widths) {
        print(out, row, widths, i -> heads.get(i).isNumber());
    }

    private static void print(PrintWriter out, List<String> row, int[] widths, IntPredicate isNumber) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> cell = wrapped(row.get(i), widths[i]);
            cells.add(cell);
            height = Math.max(height, cell.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                List<String> cell = cells.get(i);
                String part = line < cell.size() ? cell.get(line) : "";
                String space = " ".repeat(Math.max(0, widths[i] - length(part)));
                text.append(i == 0 ? "" : GAP).append(isNumber.test(i) ? space + part : part + space);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** The lines that a text takes up in a width: broken at a space, else after a mark, else where it must. */
    static List<String> wrapped(String text, int width) {
        if (length(text) <= width && text.indexOf('\n') < 0) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        text.lines().forEach(paragraph -> {
            String rest = paragraph.stripTrailing();
            while (length(rest) > width) {
                int end = breakOf(rest, rest.offsetByCodePoints(0, Math.max(1, width)));
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        });
        return List.copyOf(lines);
    }

    /** Where a text that has no room past {@code most} is broken. */
    private static int breakOf(String text, int most) {
        int space = text.lastIndexOf(' ', most);
        if (space > 0) {
            return space;
        }
        for (int i = most; i > most / 2; i--) {
            if (BREAKS_AFTER.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return most;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
