/** What is said of a series of figures: its trend and what is out of the ordinary in it. */
@NullMarked
package org.quarterdeck.schema.trend;

import org.jspecify.annotations.NullMarked;
