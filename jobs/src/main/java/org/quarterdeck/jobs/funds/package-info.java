/** What became of pledges: which money settles which promise, posting by posting. Plain Java, and the function by which SQL calls it. */
@NullMarked
package org.quarterdeck.jobs.funds;

import org.jspecify.annotations.NullMarked;
