package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.table.Tables;

class SourcesTest {
    private static final Tables TABLES =
            Tables.read(Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema", "tables"));

    private static final String NOMINATIONS = """
            title: {en: Nominations, fr: Désignations}
            into: staging.focal_point
            format:
              csv: {encoding: windows-1252, delimiter: ";"}
              xlsx: {sheet: Focal points, header_row: 2}
            dates: dd/MM/yyyy
            columns:
              state_code: {from: Country, as: state}
              person_key: {person: {email: E-mail, name: Name, state: Country}}
              event: {from: What, values: {New: nominated, Gone: withdrawn}}
              event_on: {from: Date}
            ignored: [Remarks]
            redelivery: append
            """;

    @TempDir
    Path folder;

    @Test
    void a_source_of_files_is_known_by_the_name_of_its_file() throws IOException {
        write("focal-points", NOMINATIONS);

        SourceDefinition source = Sources.read(folder, TABLES).get("focal-points");

        assertThat(source.into()).isEqualTo("staging.focal_point");
        assertThat(source).isInstanceOfSatisfying(FileSource.class, definition -> {
            assertThat(definition.title().in("fr")).isEqualTo("Désignations");
            assertThat(definition.format().csv()).hasFieldOrPropertyWithValue("headerRow", 1);
            assertThat(definition.format().xlsx()).hasFieldOrPropertyWithValue("headerRow", 2);
            assertThat(definition.maxRejectShare()).isEqualByComparingTo("0.2");
            assertThat(definition.numbers()).isEqualTo("en");
        });
    }

    @Test
    void an_access_log_needs_its_site_alone() throws IOException {
        write("platform-log", """
                title: Log of the platform
                into: staging.page_view
                format: {access_log: {line: combined}}
                site: platform
                time_zone: America/New_York
                excluded_paths: [/health]
                """);

        SourceDefinition source = Sources.read(folder, TABLES).get("platform-log");

        assertThat(source).isInstanceOfSatisfying(LogSource.class, log -> {
            assertThat(log.format().accessLog().line()).isEqualTo("combined");
            assertThat(log.timeZone()).isEqualTo(ZoneId.of("America/New_York"));
            assertThat(log.visitorKeyRotation()).isEqualTo(LogSource.Rotation.MONTH);
            assertThat(log.lateDays()).isEqualTo(35);
            assertThat(log.staticExtensions()).isNull();
            assertThat(log.redelivery()).isEqualTo(Redelivery.APPEND);
        });
    }

    @Test
    void every_mistake_of_every_file_is_named_at_once() throws IOException {
        write("a", NOMINATIONS.replace("redelivery:", "redelivry:"));
        write("b", NOMINATIONS.replace("staging.focal_point", "staging.focal_points"));
        write("c", NOMINATIONS.replace("state_code:", "state_cod:").replace("nominated", "nominate"));
        write("d", NOMINATIONS.replace("dd/MM/yyyy", "dd/MM/yy").replace("append", "supersede_by_key"));

        assertThatThrownBy(() -> Sources.read(folder, TABLES))
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .map(problem ->
                                        problem.substring(folder.toString().length() + 1))
                                .containsExactly(
                                        "a.yaml, line 13: unknown key \"redelivry\"; did you mean \"redelivery\"?",
                                        "a.yaml: the key \"redelivery\" is missing",
                                        "b.yaml: into names \"staging.focal_points\", which is no staging table;"
                                                + " did you mean \"staging.focal_point\"?",
                                        "c.yaml: columns.state_code is missing; staging.focal_point requires it",
                                        "c.yaml: columns: \"state_cod\" is no column of staging.focal_point;"
                                                + " did you mean \"state_code\"?",
                                        "c.yaml: columns.event: \"nominate\" is not accepted; did you mean \"nominated\"?",
                                        "d.yaml: dates: \"dd/MM/yy\" writes the year short; write it as yyyy",
                                        "d.yaml: redelivery: supersede_by_key needs identity, the columns that tell rows apart"));
    }

    @Test
    void a_column_of_json_that_leads_nowhere_is_named() throws IOException {
        write(
                "a",
                NOMINATIONS
                        .replaceFirst("xlsx: .*", "json: {rows: \"data[0]\", optional: [Where]}")
                        .replace("from: Date", "from: \"dates[].day\""));

        assertThatThrownBy(() -> Sources.read(folder, TABLES))
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.replaceFirst("^.*a.yaml: ", ""))
                                .containsExactly(
                                        "format.json.rows: write the names that lead to the list, as data.flows",
                                        "the column \"dates[].day\" leads nowhere; write donor.name, sources[0].name or"
                                                + " sources[type=Organization].name, and \\ before a dot or bracket of a"
                                                + " name",
                                        "format.json.optional: \"Where\" is no column that the source maps"));
    }

    @Test
    void a_name_is_never_mapped_into_a_column_that_tells_persons_apart() throws IOException {
        write(
                "focal-points",
                NOMINATIONS.replace("{person: {email: E-mail, name: Name, state: Country}}", "{from: Name}"));

        assertThatThrownBy(() -> Sources.read(folder, TABLES))
                .hasMessageContaining("columns.person_key: it tells persons apart; map it with person");
    }

    @Test
    void a_name_without_a_state_does_not_make_a_person() throws IOException {
        write("focal-points", NOMINATIONS.replace("name: Name, state: Country", "name: Name"));

        assertThatThrownBy(() -> Sources.read(folder, TABLES))
                .hasMessageContaining("columns.person_key: a person's name needs state");
    }

    @Test
    void an_unknown_source_is_answered_with_the_nearest() throws IOException {
        write("focal-points", NOMINATIONS);

        assertThatThrownBy(() -> Sources.read(folder, TABLES).get("focal-point"))
                .hasMessage("unknown source \"focal-point\"; did you mean \"focal-points\"?");
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }
}
