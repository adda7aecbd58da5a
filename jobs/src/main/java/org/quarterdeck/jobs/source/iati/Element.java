package org.quarterdeck.jobs.source.iati;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of an activity, with what it holds. What is not there is an empty text, an element without anything. */
final class Element {
    private static final Element NOTHING = new Element("", 0);
    private static final String LANGUAGE = "xml:lang";

    private final String name;
    private final long line;
    private final Map<String, String> attributes = new HashMap<>(4);
    private final Map<String, List<Element>> children = new HashMap<>(4);
    private final StringBuilder text = new StringBuilder(0);

    Element(String name, long line) {
        this.name = name;
        this.line = line;
    }

    /** The line of the file on which its tag ends. */
    long line() {
        return line;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(Element child) {
        children.computeIfAbsent(child.name, name -> new ArrayList<>(1)).add(child);
    }

    void append(String more) {
        text.append(more);
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    String text() {
        return text.toString().strip();
    }

    /** The first element of a name; one without anything where there is none. */
    Element first(String child) {
        return all(child).findFirst().orElse(NOTHING);
    }

    /** The first element of a name that is as asked; one without anything where there is none. */
    Element first(String child, Predicate<Element> condition) {
        return all(child).filter(condition).findFirst().orElse(NOTHING);
    }

    Stream<Element> all(String child) {
        return children.getOrDefault(child, List.of()).stream();
    }

    boolean has(String child) {
        return children.containsKey(child);
    }

    /** The codes of the elements of a name, those of a vocabulary only; an absent vocabulary is the first, {@code 1}. */
    String codes(String child, @Nullable String vocabulary) {
        return all(child)
                .filter(element -> vocabulary == null || element.isOf(vocabulary))
                .map(element -> element.attribute("code"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .collect(Collectors.joining(IatiColumns.BETWEEN));
    }

    private boolean isOf(String vocabulary) {
        String own = attribute("vocabulary");
        return own.isEmpty() ? vocabulary.equals("1") : own.equals(vocabulary);
    }

    /** Its narrative in a language, else its first. A narrative that names none is in the activity's language. */
    String narrative(String language) {
        return all("narrative")
                .filter(narrative ->
                        narrative.isIn(language) && !narrative.text().isEmpty())
                .findFirst()
                .or(() -> all("narrative")
                        .filter(narrative -> !narrative.text().isEmpty())
                        .findFirst())
                .map(Element::text)
                .orElse("");
    }

    private boolean isIn(String language) {
        String own = attribute(LANGUAGE);
        return own.isEmpty() || own.equalsIgnoreCase(language);
    }

    /** The language of an activity's narratives that name none. */
    String language() {
        return attribute(LANGUAGE);
    }
}
