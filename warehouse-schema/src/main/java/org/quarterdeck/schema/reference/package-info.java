/** The reference lists that the product brings: versioned files, newer ones dropped in. */
@NullMarked
package org.quarterdeck.schema.reference;

import org.jspecify.annotations.NullMarked;
