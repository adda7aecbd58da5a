/** From facts to figures: metrics compiled to Spark SQL, periods, status. */
@NullMarked
package org.quarterdeck.jobs.figures;

import org.jspecify.annotations.NullMarked;
