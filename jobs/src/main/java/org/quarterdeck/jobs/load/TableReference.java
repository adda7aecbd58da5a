package org.quarterdeck.jobs.load;

/**
 * A place in a query where a table is named.
 *
 * @param name as {@code layer.table}, in lower case
 * @param start its first code point in the text
 * @param end the code point after its last
 * @param hasAlias does the query name it otherwise?
 */
record TableReference(String name, int start, int end, boolean hasAlias) {}
