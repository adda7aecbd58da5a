/** What one run published, as files that need no database and no Spark. */
@NullMarked
package org.quarterdeck.schema.release;

import org.jspecify.annotations.NullMarked;
