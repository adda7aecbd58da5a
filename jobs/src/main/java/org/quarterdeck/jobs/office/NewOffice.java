package org.quarterdeck.jobs.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.InvalidConfiguration;

/** Makes the home of a new office: its copy of the configuration, and an inbox for each standard source. */
public final class NewOffice {
    private static final String SAMPLE = "sample-office";

    private NewOffice() {}

    /**
     * Makes a home whose database is a file in it.
     *
     * @throws InvalidConfiguration when an office lives there already; nothing is changed then
     */
    public static void make(Product product, Home home) {
        make(product, home, null);
    }

    /**
     * Makes a home.
     *
     * @param databaseUrl the JDBC address of a PostgreSQL database; null for a SQLite file in the home
     * @throws InvalidConfiguration when an office lives there already; nothing is changed then
     */
    public static void make(Product product, Home home, @Nullable String databaseUrl) {
        if (Files.exists(home.officeFile())) {
            throw new InvalidConfiguration(
                    List.of(home.root() + ": an office lives here already; name another folder"));
        }
        try (Stream<Path> files = Files.walk(product.config())) {
            Path config = product.config();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !config.relativize(f).startsWith(SAMPLE))
                    .toList()) {
                Path copy = home.config().resolve(config.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            for (String source : sources(home)) {
                Files.createDirectories(home.inbox().resolve(source));
            }
            if (databaseUrl != null) {
                OperationSettings.name(databaseUrl, home.operationFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make an office in " + home.root(), e);
        }
    }

    private static List<String> sources(Home home) throws IOException {
        try (Stream<Path> files = Files.list(home.sources())) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }
}
