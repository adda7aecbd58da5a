package org.quarterdeck.jobs.source;

/**
 * A reason for which a row could not be accepted; a row with several mistakes has several. It shows nothing of the
 * row but the word that a rule is about, and not even that in a source that tells of persons.
 *
 * @param deliveryId the delivery
 * @param rowNo the row's number in its file
 * @param column the file's column; empty for the row as a whole
 * @param rule the rule that is broken, in one word
 * @param message what is wrong and what to do
 */
public record Reject(String deliveryId, long rowNo, String column, String rule, String message) {}
