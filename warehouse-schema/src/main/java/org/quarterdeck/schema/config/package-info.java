/** Reads what people write in YAML: strictly, with every mistake named at once. */
@NullMarked
package org.quarterdeck.schema.config;

import org.jspecify.annotations.NullMarked;
