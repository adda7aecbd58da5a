/** Schedule, lease, and what an operator asks of a running office. */
@NullMarked
package org.quarterdeck.jobs.operate;

import org.jspecify.annotations.NullMarked;
