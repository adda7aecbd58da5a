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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
            T value = MAPPER.readerFor(type)
                    .withHandler(new UnknownKeys(text, place, problems))
                    .readValue(text);
            if (value == null) {
                problems.add(place, "the file is empty");
                return Optional.empty();
            }
            missing(value, "", place, problems);
            Languages.check(value, place, problems);
            if (value instanceof Checked checked && problems.found().size() == before) {
                checked.check(place, problems);
            }
            return problems.found().size() == before ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(place + line(e.getLocation()), reason(e));
            return Optional.empty();
        }
    }

    private static void missing(@Nullable Object value, String path, String place, Problems problems) {
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
                String inner = path.isEmpty() ? name : path + "." + name;
                Object held = held(value, component);
                if (held == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    problems.add(place, "the key \"" + inner + "\" is missing");
                }
                missing(held, inner, place, problems);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                missing(list.get(i), path + "[" + i + "]", place, problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> missing(v, path + "." + k, place, problems));
        }
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

    /** Notes a key that no component has, and reads on. */
    private static final class UnknownKeys extends DeserializationProblemHandler {
        private final String text;
        private final String place;
        private final Problems problems;

        private UnknownKeys(String text, String place, Problems problems) {
            this.text = text;
            this.place = place;
            this.problems = problems;
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
