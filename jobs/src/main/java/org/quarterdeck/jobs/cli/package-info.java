/** The command line: one class a command. */
@NullMarked
package org.quarterdeck.jobs.cli;

import org.jspecify.annotations.NullMarked;
