/** The one grammar of periods. */
@NullMarked
package org.quarterdeck.schema.period;

import org.jspecify.annotations.NullMarked;
