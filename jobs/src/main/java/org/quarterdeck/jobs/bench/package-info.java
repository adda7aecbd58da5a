/** Benchmarks that stay with the product: what it promises of speed is measured where it runs. */
@NullMarked
package org.quarterdeck.jobs.bench;

import org.jspecify.annotations.NullMarked;
