package org.quarterdeck.schema.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts in other languages, found by their English words. Of a language there may be several files, {@code fr.yaml} and
 * {@code fr-names.yaml}, each a map from English to that language; of the same text the last file's holds. White space counts
 * as one blank, so that a text may be folded wherever it is long.
 *
 * @param byLanguage for each language (ISO 639-1) its texts by the English ones
 * @param files that it was read from, by their names
 */
public record Dictionary(SortedMap<String, SortedMap<String, String>> byLanguage, SortedMap<String, Path> files) {
    /** Knows nothing: every text stays as it is. */
    public static final Dictionary EMPTY = new Dictionary(new TreeMap<>(), new TreeMap<>());

    private static final Pattern FILE = Pattern.compile("([a-z]{2})(?:-[a-z0-9-]+)?\\.yaml");

    /** One file. */
    private record Entries(Map<String, String> byEnglish) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Entries of(Map<String, String> byEnglish) {
            return new Entries(byEnglish);
        }
    }

    /** Reads the files of folders; a later folder's file replaces an earlier one's of the same name. */
    public static Dictionary read(List<Path> folders, Problems problems) {
        SortedMap<String, Path> files = new TreeMap<>();
        folders.stream().flatMap(folder -> files(folder).stream()).forEach(file -> {
            String name = file.getFileName().toString();
            files.put(name, file);
        });
        SortedMap<String, SortedMap<String, String>> byLanguage = new TreeMap<>();
        files.forEach((name, file) -> {
            Matcher matcher = FILE.matcher(name);
            if (!matcher.matches()
                    || !Words.LANGUAGES.contains(matcher.group(1))
                    || matcher.group(1).equals("en")) {
                problems.add(
                        file.toString(),
                        "a file beside the packs holds texts in another language, and is called after it, as fr.yaml or"
                                + " fr-names.yaml; known are ar, es, fr, ru, zh");
                return;
            }
            StrictYaml.read(file, Entries.class, problems)
                    .ifPresent(entries -> entries.byEnglish()
                            .forEach((english, text) -> byLanguage
                                    .computeIfAbsent(matcher.group(1), language -> new TreeMap<>())
                                    .put(blank(english), blank(text))));
        });
        return new Dictionary(byLanguage, files);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String blank(String text) {
        return text.strip().replaceAll("[ \\n]+", " ");
    }

    /** The text of an English one; empty when the language has none. */
    public Optional<String> find(String english, String language) {
        SortedMap<String, String> texts = byLanguage.get(language);
        return texts == null ? Optional.empty() : Optional.ofNullable(texts.get(blank(english)));
    }

    /** The files of one language. */
    public SortedMap<String, Path> files(String language) {
        SortedMap<String, Path> own = new TreeMap<>(files);
        own.keySet().removeIf(name -> !name.matches(language + "[-.].*"));
        return own;
    }

    /** Words with the languages that they lack and this has; words of their own come first. */
    public Words of(Words words) {
        Map<String, String> all = new TreeMap<>();
        byLanguage.forEach(
                (language, texts) -> find(words.english(), language).ifPresent(text -> all.put(language, text)));
        if (all.isEmpty()) {
            return words;
        }
        all.putAll(words.byLanguage());
        return Words.of(all);
    }

    /**
     * A record, with all words in it so treated.
     *
     * @throws IllegalArgumentException when a text cannot be what its English one is, as a template with an open brace
     */
    public <T extends Record> T in(T value) {
        @SuppressWarnings("unchecked") // a record is made of the class that it is
        T treated = (T) treated(value);
        return treated;
    }

    private Object treated(Object value) {
        if (value instanceof Words words) {
            return of(words);
        }
        if (value instanceof Record one) {
            return rebuilt(one);
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(held -> all.add(treated(held)));
            return List.copyOf(all);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = map instanceof SortedMap ? new TreeMap<>() : new LinkedHashMap<>();
            map.forEach((key, held) -> all.put(key, treated(held)));
            return all;
        }
        return value;
    }

    private Object rebuilt(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        @Nullable Object[] held = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object component = StrictYaml.held(value, components[i]);
            held[i] = component == null ? null : treated(component);
        }
        try {
            Constructor<?> constructor = value.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(held);
        } catch (java.lang.reflect.InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
