package org.quarterdeck.jobs.source.format;

import java.util.List;

/** One row of a file, under the number by which a spreadsheet shows it: from 1, column names and blank rows too. */
public sealed interface FileRow {
    /** Its number. */
    long rowNo();

    /**
     * A row that could be read.
     *
     * @param cells from the first column on; below the row of column names always as many as that row has
     */
    record Cells(long rowNo, List<Cell> cells) implements FileRow {}

    /**
     * A row that stands in place of a rejected row of an earlier delivery.
     *
     * @param ofRowNo the number that the row had there
     */
    record Repaired(long rowNo, long ofRowNo, List<Cell> cells) implements FileRow {}

    /** A row with nothing in it. */
    record Blank(long rowNo) implements FileRow {}

    /**
     * A row that could not be read.
     *
     * @param rule the rule that it breaks, in one word
     * @param message the fact and its remedy, without a word of the row
     * @param cells what it has, where that could be told; empty otherwise
     */
    record Damaged(long rowNo, String rule, String message, List<Cell> cells) implements FileRow {
        /** A row whose cells cannot be told. */
        public Damaged(long rowNo, String rule, String message) {
            this(rowNo, rule, message, List.of());
        }
    }

    /** A row with cells, or a blank one when all of them are empty. */
    static FileRow of(long rowNo, List<Cell> cells) {
        return cells.stream().allMatch(Cell::isEmpty) ? new Blank(rowNo) : new Cells(rowNo, cells);
    }

    /** A row that has more or fewer cells than there are column names. */
    static FileRow ragged(long rowNo, List<Cell> cells, int names) {
        return new Damaged(
                rowNo,
                "ragged",
                "the row has " + cells.size() + " fields and the column names are " + names
                        + "; add or remove delimiters, or quote the field that holds one",
                cells);
    }
}
