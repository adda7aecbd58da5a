/**
 * Reads web servers' access logs with Spark: {@code spark.read().format("access-log")}.
 *
 * <p>The way of a line: {@link org.quarterdeck.accesslog.SplitPlanner} cuts plain files into splits and leaves
 * compressed ones whole, after {@link org.quarterdeck.accesslog.FileHead} has told compression and format;
 * {@link org.quarterdeck.accesslog.LineReader} finds lines in bytes,
 * {@link org.quarterdeck.accesslog.FieldFinder} the fields in a line; {@link org.quarterdeck.accesslog.SplitReader}
 * judges the line and {@link org.quarterdeck.accesslog.RowBatch} holds its row, in columns. There is no String and no
 * Row for a line. One pass yields everything: page views, requests for {@code /robots.txt}, days seen, rejects, and a
 * tally of each split (see {@link org.quarterdeck.accesslog.LogColumns}).
 *
 * <p>The client's address never leaves the reader: it becomes a visitor key ({@link
 * org.quarterdeck.accesslog.VisitorKeys}), and is masked where a path or an agent repeats it.
 *
 * <p>What counts is defined by the platform-usage part of the definitions; the options are those of {@link
 * org.quarterdeck.accesslog.ReadOptions}.
 */
@NullMarked
package org.quarterdeck.accesslog;

import org.jspecify.annotations.NullMarked;
