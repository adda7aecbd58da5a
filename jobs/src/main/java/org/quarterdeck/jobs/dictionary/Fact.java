package org.quarterdeck.jobs.dictionary;

/**
 * What is known of a table or metric.
 *
 * @param name what the fact is called
 * @param text what it is
 */
public record Fact(String name, String text) {}
