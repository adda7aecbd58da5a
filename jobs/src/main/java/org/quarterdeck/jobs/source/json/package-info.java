/** JSON documents and JSON Lines. */
@NullMarked
package org.quarterdeck.jobs.source.json;

import org.jspecify.annotations.NullMarked;
