/** What a run publishes, and how it becomes visible whole or not at all. */
@NullMarked
package org.quarterdeck.jobs.release;

import org.jspecify.annotations.NullMarked;
