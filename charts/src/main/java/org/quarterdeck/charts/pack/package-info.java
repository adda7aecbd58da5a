/** Charts and packs as people write them. */
@NullMarked
package org.quarterdeck.charts.pack;

import org.jspecify.annotations.NullMarked;
