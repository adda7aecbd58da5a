/** Activity files of the International Aid Transparency Initiative, streamed and held against its schema. */
@NullMarked
package org.quarterdeck.jobs.source.iati;

import org.jspecify.annotations.NullMarked;
