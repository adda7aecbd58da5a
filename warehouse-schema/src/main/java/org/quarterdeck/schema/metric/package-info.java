/** What is counted: definitions as people write them, and how a value is printed. */
@NullMarked
package org.quarterdeck.schema.metric;

import org.jspecify.annotations.NullMarked;
