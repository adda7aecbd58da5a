/** What every format of people's files gives: rows of cells, told apart by their content. */
@NullMarked
package org.quarterdeck.jobs.source.format;

import org.jspecify.annotations.NullMarked;
