/** Whether a series rises, falls or neither, how much, and what in it is out of the ordinary. */
@NullMarked
package org.quarterdeck.jobs.trends;

import org.jspecify.annotations.NullMarked;
