/** What a table promises: contracts, found by their folder. */
@NullMarked
package org.quarterdeck.schema.table;

import org.jspecify.annotations.NullMarked;
