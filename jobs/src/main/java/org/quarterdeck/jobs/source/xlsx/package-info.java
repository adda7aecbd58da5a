/** Excel workbooks, streamed. */
@NullMarked
package org.quarterdeck.jobs.source.xlsx;

import org.jspecify.annotations.NullMarked;
