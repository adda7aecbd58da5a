package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.table.Tables;

class LoadPlanTest {
    @TempDir
    Path folder;

    private void table(String name) throws IOException {
        Path table = Files.createDirectories(folder.resolve(name.replace('.', '/')));
        Files.writeString(
                table.resolve("table.yaml"), "grain: a row\ncolumns:\n  id: {type: string, meaning: its id}\n");
    }

    private void load(String name, String sql) throws IOException {
        table(name);
        Files.writeString(folder.resolve(name.replace('.', '/')).resolve("load.sql"), sql);
    }

    private LoadPlan plan() {
        return LoadPlan.of(Tables.read(folder));
    }

    private List<List<String>> levels() {
        return plan().levels().stream()
                .map(level -> level.stream().map(Load::name).toList())
                .toList();
    }

    @Test
    void the_order_follows_from_what_the_queries_read() throws IOException {
        table("staging.gift");
        load("core.a_last", "SELECT id FROM core.m_middle JOIN core.z_first USING (id)");
        load("core.m_middle", "WITH a AS (SELECT id FROM core.z_first) SELECT id FROM a");
        load("core.z_first", "SELECT id FROM staging.gift");
        load("core.other", "SELECT id FROM staging.gift");

        assertThat(levels())
                .containsExactly(
                        List.of("core.other", "core.z_first"), List.of("core.m_middle"), List.of("core.a_last"));
    }

    @Test
    void a_load_that_reads_its_own_table_carries_on_and_waits_for_nothing() throws IOException {
        table("staging.log");
        load("core.day", "SELECT id FROM core.day UNION SELECT id FROM staging.log");

        assertThat(levels()).containsExactly(List.of("core.day"));
        assertThat(plan().passingStaging()).containsExactly("staging.log");
    }

    @Test
    void staging_that_any_load_reads_anew_each_night_is_needed_still() throws IOException {
        table("staging.log");
        load("core.day", "SELECT id FROM core.day UNION SELECT id FROM staging.log");
        load("core.agent", "SELECT id FROM staging.log");

        assertThat(plan().passingStaging()).isEmpty();
    }

    @Test
    void a_circle_is_refused_with_every_load_in_it() throws IOException {
        load("core.a", "SELECT id FROM core.b");
        load("core.b", "SELECT id FROM core.a");
        load("core.free", "SELECT 'x' AS id");

        assertThat(catchThrowableOfType(InvalidConfiguration.class, this::plan).problems())
                .hasSize(2)
                .anyMatch(p -> p.startsWith(folder.resolve("core/a/load.sql").toString()) && p.contains("[core.b]"))
                .anyMatch(p -> p.startsWith(folder.resolve("core/b/load.sql").toString()) && p.contains("[core.a]"));
    }

    @Test
    void a_changed_query_or_contract_is_another_definition() throws IOException {
        load("core.a", "SELECT 'x' AS id");
        String before = plan().loads().get(0).definition();
        load("core.a", "SELECT 'y' AS id");

        assertThat(plan().loads().get(0).definition()).isNotEqualTo(before);
    }

    @Test
    void the_plan_of_all_that_is_shipped_has_every_load_after_its_inputs() {
        LoadPlan plan = LoadPlan.of(Tables.read(TestFolders.schema().resolve("tables")));
        List<String> order = plan.loads().stream().map(Load::name).toList();

        assertThat(plan.loads())
                .isNotEmpty()
                .allSatisfy(load -> assertThat(load.inputs())
                        .filteredOn(order::contains)
                        .allSatisfy(input -> assertThat(order.indexOf(input)).isLessThan(order.indexOf(load.name()))));
    }
}
