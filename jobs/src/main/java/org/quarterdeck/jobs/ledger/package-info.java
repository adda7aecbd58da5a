/** What happened: deliveries, rejects, runs and releases, in the office's database. */
@NullMarked
package org.quarterdeck.jobs.ledger;

import org.jspecify.annotations.NullMarked;
