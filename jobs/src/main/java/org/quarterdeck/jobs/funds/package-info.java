/** What became of pledges: which money settles which promise, posting by posting. Plain Java; SQL calls it by name. */
@NullMarked
package org.quarterdeck.jobs.funds;

import org.jspecify.annotations.NullMarked;
