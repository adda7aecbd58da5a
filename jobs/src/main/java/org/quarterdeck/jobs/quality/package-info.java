/** Gates: what a contract promises, checked before anything is published. */
@NullMarked
package org.quarterdeck.jobs.quality;

import org.jspecify.annotations.NullMarked;
