/** From staging to core: tables in the order that their SQL asks for, on branches of the warehouse. */
@NullMarked
package org.quarterdeck.jobs.load;

import org.jspecify.annotations.NullMarked;
