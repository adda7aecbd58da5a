package org.quarterdeck.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.load.Engine;

/**
 * Addresses, names and e-mail addresses that were delivered to an office, and whether any is found where none may
 * be: in every byte outside of inbox, archive and staging, and in what Parquet files hold, whose bytes are packed.
 */
final class PersonalData {
    private static final int OF_EACH_KIND = 60;
    /** Shorter addresses are parts of others. */
    private static final int SHORTEST_ADDRESS = 11;

    private static final int BEGINNING = 9;

    private static final Set<String> MAY_HOLD_IT = Set.of("inbox", "archive", "staging", "secrets");

    private final Path home;
    private final Pattern words;
    /** How words begin: few enough to look for in every byte. */
    private final Pattern beginnings;

    PersonalData(Path home) throws IOException {
        this.home = home;
        Set<String> found = new TreeSet<>();
        List<CSVRecord> deliveries = Ran.command("deliveries", "--format", "csv", "--home", home.toString())
                .rows();
        for (CSVRecord delivery : deliveries) {
            Path file = new Archive(home.resolve("archive")).file(delivery.get("sha256"));
            if (delivery.get("source").equals("platform-log")) {
                addresses(file).forEach(found::add);
            } else if (Set.of("participations", "focal-points").contains(delivery.get("source"))
                    && delivery.get("file_name").endsWith(".csv")) {
                persons(file).forEach(found::add);
            }
        }
        List<String> chosen = some(found);
        words = anyOf(chosen.stream());
        beginnings =
                anyOf(chosen.stream().map(word -> word.substring(0, BEGINNING)).distinct());
    }

    /** What was put there to be looked for: words of which the first nine characters tell them from all others. */
    PersonalData(Path home, List<String> canaries) {
        this.home = home;
        words = anyOf(canaries.stream().flatMap(PersonalData::writings));
        beginnings = anyOf(
                canaries.stream().map(word -> word.substring(0, BEGINNING)).flatMap(PersonalData::writings));
    }

    /** A word in the encodings that a file may have, each byte as one character. */
    private static Stream<String> writings(String word) {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .map(encoding -> new String(word.getBytes(encoding), StandardCharsets.ISO_8859_1));
    }

    private static Pattern anyOf(Stream<String> texts) {
        return Pattern.compile(texts.map(Pattern::quote).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
    }

    private static List<String> addresses(Path log) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(address -> address.length() >= SHORTEST_ADDRESS)
                    .distinct()
                    .toList();
        }
    }

    /** Whoever has an address stands with a name before it. */
    private static List<String> persons(Path list) throws IOException {
        Pattern person = Pattern.compile(",([^,]+),([^,@]+@[^,]+),");
        return person.matcher(Files.readString(list))
                .results()
                .flatMap(row ->
                        Stream.of(row.group(1), row.group(2), row.group(2).toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Some of each kind: spread over the alphabet, so over all deliveries. */
    private static List<String> some(Set<String> found) {
        Map<Boolean, List<String>> kinds = found.stream().collect(Collectors.partitioningBy(w -> w.contains("@")));
        Map<Boolean, List<String>> others = kinds.get(false).stream()
                .collect(Collectors.partitioningBy(w -> Character.isDigit(w.charAt(0)) || w.contains(":")));
        List<String> words = Stream.of(kinds.get(true), others.get(true), others.get(false))
                .peek(kind -> assertThat(kind).hasSizeGreaterThan(5))
                .flatMap(kind ->
                        kind.stream().filter(word -> kind.indexOf(word) % Math.max(1, kind.size() / OF_EACH_KIND) == 0))
                .toList();
        assertThat(words).hasSizeGreaterThan(3 * 5);
        return words;
    }

    void assertNoneIsPastStaging() throws IOException {
        assertNoneIsBeyond(MAY_HOLD_IT, List.of("warehouse", "releases"));
    }

    /** Not even in staging. */
    void assertNoneIsPastTheArchive() throws IOException {
        assertNoneIsBeyond(Set.of("inbox", "archive"), List.of("staging", "warehouse", "releases"));
    }

    private void assertNoneIsBeyond(Set<String> mayHoldIt, List<String> tables) throws IOException {
        assertThat(search(home.resolve("archive"))).as("the search itself").isNotEmpty();
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> parts = Files.list(home)) {
            for (Path part : parts.filter(
                            p -> !mayHoldIt.contains(p.getFileName().toString()))
                    .toList()) {
                found.putAll(search(part));
            }
        }
        assertThat(found).isEmpty();
        assertThat(inTables(tables)).isEmpty();
        assertThat(inManifests()).isEmpty();
        assertThat(inDatabase()).isEmpty();
    }

    /** Manifests are packed Avro; the least and greatest value of each column stand in them. */
    private List<String> inManifests() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.resolve("warehouse"))) {
            List<Path> manifests =
                    files.filter(f -> f.toString().endsWith(".avro")).toList();
            assertThat(manifests).isNotEmpty();
            for (Path manifest : manifests) {
                try (DataFileReader<GenericRecord> records =
                        new DataFileReader<>(manifest.toFile(), new GenericDatumReader<>())) {
                    records.forEach(record -> word(record.toString()).ifPresent(found::add));
                }
            }
        }
        return found;
    }

    /** A long text may be spread over pages, so that its bytes do not stand side by side. */
    private List<String> inDatabase() {
        try (OfficeDatabase database = OfficeDatabase.open(home.resolve("quarterdeck.db"))) {
            return database
                    .client()
                    .sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                    .query(String.class)
                    .list()
                    .stream()
                    .flatMap(table ->
                            database.client().sql("SELECT * FROM \"" + table + "\"").query().listOfRows().stream())
                    .flatMap(row -> word(row.values().toString()).stream())
                    .toList();
        }
    }

    private Map<String, String> search(Path part) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                word(text(file))
                        .ifPresent(word -> found.put(home.relativize(file).toString(), word));
            }
        }
        return found;
    }

    Optional<String> word(String text) {
        Matcher word = words.matcher(text);
        return beginnings
                .matcher(text)
                .results()
                .filter(begins -> word.region(begins.start(), text.length()).lookingAt())
                .map(begins -> word.group())
                .findFirst();
    }

    private static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The words that any column of a table or release holds. */
    private List<String> inTables(List<String> parts) throws IOException {
        Map<Path, List<String>> tables = new TreeMap<>();
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                files.filter(f -> f.toString().endsWith(".parquet"))
                        .forEach(f -> tables.computeIfAbsent(home.relativize(f).subpath(0, 3), t -> new ArrayList<>())
                                .add(f.toString()));
            }
        }
        assertThat(tables).hasSizeGreaterThan(15);
        return tables.values().stream()
                .flatMap(files -> rows(files).collectAsList().stream())
                .flatMap(row -> word(row.getString(0)).stream())
                .toList();
    }

    private Dataset<Row> rows(List<String> files) {
        Dataset<Row> rows = Engine.start().read().parquet(files.toArray(String[]::new));
        Column[] texts = Stream.of(rows.columns())
                .map(column -> col("`" + column + "`").cast("string"))
                .toArray(Column[]::new);
        return rows.select(concat_ws(" ", texts).as("row")).filter(col("row").rlike("(?i)" + beginnings.pattern()));
    }
}
