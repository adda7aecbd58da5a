/** The waist of the hourglass: one number, its period, its slice, its provenance. */
@NullMarked
package org.quarterdeck.schema.figure;

import org.jspecify.annotations.NullMarked;
