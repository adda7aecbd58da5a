/** A chart with its figures and words filled in: all that drawing needs, and nothing of how it is drawn. */
@NullMarked
package org.quarterdeck.charts.frame;

import org.jspecify.annotations.NullMarked;
