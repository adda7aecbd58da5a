package org.quarterdeck.schema.config;

/** A record with rules beyond its types; {@link StrictYaml} asks it once the types are right. */
public interface Checked {
    /** Notes every broken rule. {@code place} is the file's name, for messages. */
    void check(String place, Problems problems);

    /** Notes every broken rule, each with the line that breaks it, where the record can tell. */
    default void check(String place, YamlLines lines, Problems problems) {
        check(place, problems);
    }
}
