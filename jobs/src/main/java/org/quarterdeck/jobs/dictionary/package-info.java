/** What every table, column and metric is, and where it comes from, for people to read. */
@NullMarked
package org.quarterdeck.jobs.dictionary;

import org.jspecify.annotations.NullMarked;
