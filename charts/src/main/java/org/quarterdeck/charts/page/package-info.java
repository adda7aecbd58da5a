/** Packs and briefings as files: whole or not at all, and the same bytes every time. */
@NullMarked
package org.quarterdeck.charts.page;

import org.jspecify.annotations.NullMarked;
