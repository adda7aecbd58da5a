package org.quarterdeck.jobs.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The sample's files as a reader finds them, without any of the product's own readers. */
final class Delivered {
    static final Path PRODUCT = Path.of(System.getProperty("quarterdeck.product"));

    private final Path home;

    private Delivered(Path home) {
        this.home = home;
    }

    /** What the nights up to one wrote. */
    static Delivered until(Night last, Path home) throws IOException {
        SampleOffice office = new SampleOffice(PRODUCT);
        for (Night night : Night.values()) {
            if (night.compareTo(last) <= 0) {
                office.deliver(home, night, 1);
            }
        }
        return in(home);
    }

    /** What stands in the inbox of a home. */
    static Delivered in(Path home) {
        return new Delivered(home);
    }

    /** The rows of all CSV files of a source. */
    List<Map<String, String>> rows(String source) {
        return files(source).stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .flatMap(file -> csv(file).stream())
                .toList();
    }

    /** The lines of a day's log; none when there is no file. */
    List<String> log(LocalDate day) {
        Path file = home.resolve("inbox/platform-log/access-" + day + ".log.gz");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of a source's files, in their order. */
    List<String> names(String source) {
        return files(source).stream().map(file -> file.getFileName().toString()).toList();
    }

    private List<Path> files(String source) {
        try (Stream<Path> files = Files.list(home.resolve("inbox").resolve(source))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> csv(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord row : format.parse(reader)) {
                rows.add(row.toMap());
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
