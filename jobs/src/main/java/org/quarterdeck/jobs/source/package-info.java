/**
 * What people send: a source is a YAML file, and a delivery of it becomes typed rows in staging or rejects with
 * their reasons.
 */
@NullMarked
package org.quarterdeck.jobs.source;

import org.jspecify.annotations.NullMarked;
