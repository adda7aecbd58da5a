/** How a chart looks: JFreeChart draws bars, lines and grids; text is measured and placed here. */
@NullMarked
package org.quarterdeck.charts.draw;

import org.jspecify.annotations.NullMarked;
