/** Comma-separated text after RFC 4180, read strictly and with bounded loss. */
@NullMarked
package org.quarterdeck.jobs.source.csv;

import org.jspecify.annotations.NullMarked;
