package org.quarterdeck.jobs.release;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The reasons of a change, by class, each with what it is about. */
final class Causes {
    private static final int NAMED = 3;

    private final NavigableMap<ChangeClass, NavigableSet<String>> byClass = new TreeMap<>(Comparator.reverseOrder());

    void add(ChangeClass changeClass, String about) {
        byClass.computeIfAbsent(changeClass, c -> new TreeSet<>()).add(about);
    }

    void addAll(Causes others) {
        others.byClass.forEach((c, about) -> about.forEach(text -> add(c, text)));
    }

    Causes only(Set<ChangeClass> classes) {
        Causes some = new Causes();
        byClass.forEach((c, about) -> {
            if (classes.contains(c)) {
                about.forEach(text -> some.add(c, text));
            }
        });
        return some;
    }

    Set<ChangeClass> classes() {
        return byClass.keySet();
    }

    boolean isEmpty() {
        return byClass.isEmpty();
    }

    ChangeClass gravest() {
        return byClass.firstKey();
    }

    String words() {
        return byClass.entrySet().stream()
                .map(e -> e.getKey().words() + ": " + named(e.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String named(NavigableSet<String> about) {
        String some = about.stream().limit(NAMED).collect(Collectors.joining(", "));
        return about.size() <= NAMED ? some : some + " and " + (about.size() - NAMED) + " more";
    }
}
