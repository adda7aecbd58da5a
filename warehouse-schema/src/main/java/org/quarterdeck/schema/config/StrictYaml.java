package org.quarterdeck.schema.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file into a record. Keys are the components' names in snake case; a key that no component has, a
 * key given twice, a missing key and a value of the wrong type are mistakes, named with file and line. A
 * component may be left out when it is {@code @Nullable}, or when its record's constructor replaces a null.
 */
public final class StrictYaml {
    /** One for all files: a mapper studies each record once, which costs more than reading a file does. */
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @throws InvalidConfiguration with every mistake found
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        Problems problems = new Problems();
        Optional<T> value = read(file, type, problems);
        problems.throwIfAny();
        return value.orElseThrow();
    }

    /** Reads a file and notes its mistakes in {@code problems}; empty when nothing usable was read. */
    public static <T extends Record> Optional<T> read(Path file, Class<T> type, Problems problems) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            problems.add(file.toString(), "the file is missing");
            return Optional.empty();
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), "the file is not written in UTF-8; save it as UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return read(text, file.toString(), type, problems);
    }

    /** Reads a text that stands at {@code place} (a file's name, for messages). */
    public static <T extends Record> Optional<T> read(String text, String place, Class<T> type, Problems problems) {
        if (text.isBlank()) {
            problems.add(place, "the file is empty");
            return Optional.empty();
        }
        int before = problems.found().size();
        try {
            Set<String> wrong = new HashSet<>();
            T value = reader(type, new Slips(text, place, problems, wrong)).readValue(text);
            if (value == null) {
                problems.add(place, "the file is empty");
                return Optional.empty();
            }
            YamlLines lines = YamlLines.of(text, place);
            missing(value, List.of(), lines, wrong, problems);
            Languages.check(value, place, problems);
            if (value instanceof Checked checked && problems.found().size() == before) {
                checked.check(place, lines, problems);
            }
            return problems.found().size() == before ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(place + line(e.getLocation()), reason(e));
            return Optional.empty();
        }
    }

    /**
     * Reads a file that an earlier version of the product accepted, and that is kept with what follows from it. Keys
     * that are known no longer are passed over, and what became a mistake since is none; a key that was renamed needs
     * its old name beside the new one (as a {@code JsonAlias}). Empty, with the reason in {@code problems}, when it
     * says too little to be used.
     */
    public static <T extends Record> Optional<T> readKept(Path file, Class<T> type, Problems problems) {
        int before = problems.found().size();
        try {
            String text = Files.readString(file);
            T value = reader(type, new Slips(text, file.toString(), new Problems(), new HashSet<>()))
                    .readValue(text);
            if (value == null) {
                problems.add(file.toString(), "the file is empty");
                return Optional.empty();
            }
            missing(value, List.of(), YamlLines.of(text, file.toString()), Set.of(), problems);
            return problems.found().size() == before ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(file + line(e.getLocation()), reason(e));
            return Optional.empty();
        } catch (IOException e) {
            problems.add(file.toString(), "the file cannot be read");
            return Optional.empty();
        }
    }

    private static ObjectReader reader(Class<?> type, Slips slips) {
        return MAPPER.readerFor(type).withHandler(slips);
    }

    /** Notes what is missing at {@code path}, with the line of what it is missing in, but for what was {@code wrong}. */
    private static void missing(
            @Nullable Object value, List<Object> path, YamlLines lines, Set<String> wrong, Problems problems) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                List<Object> inner =
                        with(path, PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()));
                Object held = held(value, component);
                if (held == null
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !wrong.contains(pointer(inner))) {
                    problems.add(lines.at(path.toArray()), "the key \"" + name(inner) + "\" is missing");
                }
                missing(held, inner, lines, wrong, problems);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                missing(list.get(i), with(path, i), lines, wrong, problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> missing(v, with(path, String.valueOf(k)), lines, wrong, problems));
        }
    }

    private static List<Object> with(List<Object> path, Object part) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(part);
        return longer;
    }

    private static String pointer(List<Object> path) {
        return path.stream().map(part -> "/" + part).collect(Collectors.joining());
    }

    private static String name(List<Object> path) {
        return path.stream()
                .map(part -> part instanceof Integer ? "[" + part + "]" : "." + part)
                .collect(Collectors.joining())
                .substring(1);
    }

    static @Nullable Object held(Object owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(@Nullable JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr();
    }

    /** Jackson's first line says what is wrong; a cause of ours says it better. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof InvalidNullException) {
            return "an entry is empty; give it a value, or take it out";
        }
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return e.getOriginalMessage().lines().findFirst().orElse("not readable as YAML");
    }

    /** Notes a key that no component has and a word that is none of a list, and reads on. */
    private static final class Slips extends DeserializationProblemHandler {
        private final String text;
        private final String place;
        private final Problems problems;
        private final Set<String> wrong;

        private Slips(String text, String place, Problems problems, Set<String> wrong) {
            this.text = text;
            this.place = place;
            this.problems = problems;
            this.wrong = wrong;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String word, String failure) throws IOException {
            if (!type.isEnum()) {
                return NOT_HANDLED;
            }
            List<String> known = Stream.of(type.getEnumConstants())
                    .map(c -> c.toString().toLowerCase(Locale.ROOT))
                    .toList();
            JsonParser parser = context.getParser();
            problems.add(
                    place + StrictYaml.line(parser.currentTokenLocation()),
                    "\"" + word + "\" is not one of " + String.join(", ", known)
                            + Nearest.to(word, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""));
            wrong.add(parser.getParsingContext().pathAsPointer().toString());
            return null;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String key)
                throws IOException {
            Collection<Object> names = deserializer.getKnownPropertyNames();
            List<String> known = names == null
                    ? List.of()
                    : names.stream().map(String::valueOf).toList();
            problems.add(
                    place + line(key, parser.currentTokenLocation()),
                    "unknown key \"" + key + "\"" + Nearest.hint(key, known));
            parser.skipChildren();
            return true;
        }

        /** Keys read before their record could be made have no location any more; one that stands once is found. */
        private String line(String key, JsonLocation location) {
            if (location.getLineNr() > 0) {
                return StrictYaml.line(location);
            }
            Pattern written = Pattern.compile("(?<![\\w-])[\"']?" + Pattern.quote(key) + "[\"']?\\s*:");
            List<String> lines = text.lines().toList();
            int[] numbers = IntStream.range(0, lines.size())
                    .filter(at -> written.matcher(lines.get(at)).find())
                    .toArray();
            return numbers.length == 1 ? ", line " + (numbers[0] + 1) : "";
        }
    }
}
