/** Where things stand: the product's own files and an office's home. */
@NullMarked
package org.quarterdeck.jobs.office;

import org.jspecify.annotations.NullMarked;
