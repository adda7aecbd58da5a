/** Drafts of sources: what a file shows of its format, its column names and what stands under them. */
@NullMarked
package org.quarterdeck.jobs.source.draft;

import org.jspecify.annotations.NullMarked;
