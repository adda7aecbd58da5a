/** The main job: one night, as Spring Batch steps. */
@NullMarked
package org.quarterdeck.jobs.night;

import org.jspecify.annotations.NullMarked;
