package org.quarterdeck.schema.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A file that has words in a language must have all its words in it: half a page in French is no page in French. */
final class Languages {
    private final Map<String, Words> texts = new LinkedHashMap<>();

    private Languages() {}

    /** Notes every text that lacks a language which another text of the file has. */
    static void check(Object file, String place, Problems problems) {
        Languages languages = new Languages();
        languages.collect(file, "");
        TreeSet<String> declared = new TreeSet<>();
        languages
                .texts
                .values()
                .forEach(words -> declared.addAll(words.byLanguage().keySet()));
        languages.texts.forEach((key, words) -> {
            TreeSet<String> lacking = new TreeSet<>(declared);
            lacking.removeAll(words.byLanguage().keySet());
            if (!lacking.isEmpty()) {
                problems.add(
                        place,
                        "\"" + key + "\" has no words in " + String.join(", ", lacking)
                                + ", which the file has elsewhere");
            }
        });
    }

    private void collect(@Nullable Object value, String path) {
        if (value instanceof Words words) {
            texts.put(path, words);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
                collect(StrictYaml.held(value, component), path.isEmpty() ? name : path + "." + name);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]");
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> collect(held, path + "." + key));
        }
    }
}
