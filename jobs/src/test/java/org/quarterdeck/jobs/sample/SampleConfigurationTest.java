package org.quarterdeck.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.table.Tables;

class SampleConfigurationTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path CONFIG = Delivered.PRODUCT.resolve("config");

    @Test
    void the_standard_sources_and_the_samples_agree_with_their_staging_tables(@TempDir Path home) throws IOException {
        Tables tables = Tables.read(Delivered.PRODUCT.resolve("warehouse-schema/tables"));
        assertThat(Sources.read(CONFIG.resolve("sources"), tables).all()).hasSize(10);
        new SampleOffice(Delivered.PRODUCT).init(home);
        assertThat(Sources.read(home.resolve("config/sources"), tables).all()).hasSize(10);
    }

    @Test
    void every_file_of_the_sample_has_the_columns_of_its_source(@TempDir Path home) throws IOException {
        new SampleOffice(Delivered.PRODUCT).init(home);
        Delivered delivered = Delivered.until(Night.JUNE, home);
        for (String source : List.of(
                "activities",
                "participations",
                "attendance",
                "focal-points",
                "contributions",
                "exchange-rates",
                "memberships",
                "posts",
                "events")) {
            Set<String> columns = fileColumns(yaml(home.resolve("config/sources/" + source + ".yaml")));
            assertThat(delivered.rows(source))
                    .as(source)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.keySet()).isEqualTo(columns));
        }
    }

    @Test
    void every_word_of_the_sample_is_one_that_its_source_knows(@TempDir Path home) throws IOException {
        new SampleOffice(Delivered.PRODUCT).init(home);
        Delivered delivered = Delivered.until(Night.JUNE, home);
        for (String source : List.of(
                "activities",
                "participations",
                "attendance",
                "focal-points",
                "contributions",
                "memberships",
                "posts")) {
            yaml(home.resolve("config/sources/" + source + ".yaml"))
                    .path("columns")
                    .forEach(mapping -> {
                        if (mapping.has("values")) {
                            Set<String> words = new TreeSet<>(Set.of(""));
                            mapping.path("values").fieldNames().forEachRemaining(words::add);
                            assertThat(delivered.rows(source))
                                    .extracting(
                                            row -> row.get(mapping.path("from").asText()))
                                    .as(source)
                                    .isSubsetOf(words);
                        }
                    });
        }
    }

    @Test
    void the_office_and_the_schedule_are_yaml() {
        assertThat(yaml(CONFIG.resolve("office.yaml")).path("sample_data").asBoolean())
                .isFalse();
        JsonNode sample = yaml(CONFIG.resolve("sample-office/office.yaml"));
        assertThat(sample.path("sample_data").asBoolean()).isTrue();
        assertThat(sample.path("dates").path("platform_launch").asText()).isEqualTo("2020-03-01");
        assertThat(yaml(CONFIG.resolve("schedule.yaml")).path("jobs").has("nightly"))
                .isTrue();
    }

    private static Set<String> fileColumns(JsonNode source) {
        Set<String> columns = new TreeSet<>();
        source.path("columns").forEach(mapping -> {
            if (mapping.has("from")) {
                columns.add(mapping.path("from").asText());
            }
            mapping.path("person").forEach(column -> columns.add(column.asText()));
        });
        source.path("ignored").forEach(column -> columns.add(column.asText()));
        return columns;
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
