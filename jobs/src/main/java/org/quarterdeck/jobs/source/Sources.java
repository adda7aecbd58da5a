package org.quarterdeck.jobs.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

/** Every source of an office, found by its file: the file's name is the source's, and nothing else lists them. */
public final class Sources {
    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final NavigableMap<String, SourceDefinition> byName;

    private Sources(NavigableMap<String, SourceDefinition> byName) {
        this.byName = byName;
    }

    /**
     * Reads the sources in a folder and holds them against the staging contracts that they name.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every file
     */
    public static Sources read(Path configSources, Tables tables) {
        NavigableMap<String, SourceDefinition> byName = new TreeMap<>();
        Problems problems = new Problems();
        for (Path file : files(configSources)) {
            definition(file, problems).ifPresent(definition -> {
                check(file.toString(), definition, tables, problems);
                byName.put(name(file, problems), definition);
            });
        }
        problems.throwIfAny();
        return new Sources(byName);
    }

    /**
     * Reads one source from a file that need not be among an office's, as a draft.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake
     */
    public static SourceDefinition one(Path file, Tables tables) {
        Problems problems = new Problems();
        Optional<? extends SourceDefinition> definition = definition(file, problems);
        definition.ifPresent(read -> check(file.toString(), read, tables, problems));
        problems.throwIfAny();
        return definition.orElseThrow();
    }

    private static String name(Path file, Problems problems) {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        if (!NAME.matcher(name).matches()) {
            problems.add(file.toString(), "a source's name has lower-case words joined by -; rename the file");
        }
        return name;
    }

    private static Optional<? extends SourceDefinition> definition(Path file, Problems problems) {
        return isLog(file)
                ? StrictYaml.read(file, LogSource.class, problems)
                : StrictYaml.read(file, FileSource.class, problems);
    }

    /** A look at the format decides which kind of source a file is read, strictly, as. */
    private static boolean isLog(Path file) {
        try {
            return new YAMLMapper()
                    .readTree(Files.readString(file))
                    .path("format")
                    .has("access_log");
        } catch (JsonProcessingException e) {
            return false; // The strict reading says what is wrong.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void check(String place, SourceDefinition definition, Tables tables, Problems problems) {
        List<String> staging = tables.all().stream()
                .filter(table -> table.layer().equals("staging"))
                .map(Table::name)
                .toList();
        if (!staging.contains(definition.into())) {
            problems.add(
                    place,
                    "into names \"" + definition.into() + "\", which is no staging table"
                            + Nearest.hint(definition.into(), staging));
        } else if (definition instanceof FileSource source) {
            new ContractRules(place, source, tables.get(source.into()).contract(), problems).check();
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** All sources, by name. */
    public NavigableMap<String, SourceDefinition> all() {
        return Collections.unmodifiableNavigableMap(byName);
    }

    /** The sites that logs are of, with the days after which a secret of their visitors is needed no longer. */
    public NavigableMap<String, Integer> visitorSites() {
        NavigableMap<String, Integer> sites = new TreeMap<>();
        byName.values().forEach(source -> {
            if (source instanceof LogSource log) {
                sites.merge(log.site(), log.lateDays(), Math::max);
            }
        });
        return sites;
    }

    /** A source, if there is one of that name. */
    public Optional<SourceDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * A source.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest known one
     */
    public SourceDefinition get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    /** What to say of a name that is no source's: the fact and the nearest known name. */
    public String unknown(String name) {
        return "unknown source \"" + name + "\"" + Nearest.hint(name, byName.keySet());
    }
}
