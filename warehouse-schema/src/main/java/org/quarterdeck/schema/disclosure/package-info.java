/** Which numbers stay in the office, so that what leaves it tells of no single person. */
@NullMarked
package org.quarterdeck.schema.disclosure;

import org.jspecify.annotations.NullMarked;
