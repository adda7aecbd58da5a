/**
 * The sample office: its facts, which are data in {@code config/sample-office}, and around them plausible records,
 * the same bytes every time, so that a demonstration, a test and a benchmark have something true to run on.
 */
@NullMarked
package org.quarterdeck.jobs.sample;

import org.jspecify.annotations.NullMarked;
