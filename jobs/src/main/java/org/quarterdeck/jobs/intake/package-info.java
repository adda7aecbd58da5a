/** From the inbox to the archive: each file by its digest, none lost. */
@NullMarked
package org.quarterdeck.jobs.intake;

import org.jspecify.annotations.NullMarked;
