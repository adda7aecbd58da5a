/** Persons as keyed hashes: tells them apart without naming them. */
@NullMarked
package org.quarterdeck.jobs.privacy;

import org.jspecify.annotations.NullMarked;
