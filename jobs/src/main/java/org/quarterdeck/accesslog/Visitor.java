package org.quarterdeck.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * What the reader hands over of who asked.
 *
 * @param key the visitor key, in ASCII
 * @param agent the agent as it may be stored, in UTF-8; null when the line has none
 * @param isRobot whether the agent is on the robots list, empty, or {@code -}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes go into columns as they are.
record Visitor(byte[] key, byte @Nullable [] agent, boolean isRobot) {}
