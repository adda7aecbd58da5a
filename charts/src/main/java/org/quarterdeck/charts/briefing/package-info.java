/** What a briefing says: its wording, which an office edits, filled with the figures of one release. */
@NullMarked
package org.quarterdeck.charts.briefing;

import org.jspecify.annotations.NullMarked;
