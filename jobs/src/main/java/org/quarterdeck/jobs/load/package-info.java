/** Loads: the SQL that makes a table's rows, the tables it reads, and the data those names stand for. */
@NullMarked
package org.quarterdeck.jobs.load;

import org.jspecify.annotations.NullMarked;
