/** The one small language in which titles, labels, alternative texts and sentences name figures. */
@NullMarked
package org.quarterdeck.charts.text;

import org.jspecify.annotations.NullMarked;
