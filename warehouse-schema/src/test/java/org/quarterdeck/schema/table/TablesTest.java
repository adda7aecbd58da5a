package org.quarterdeck.schema.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class TablesTest {
    private static final String STATE = """
            grain: a State
            key: [state_code]
            columns:
              state_code: {type: string, meaning: its code, required: true}
            """;

    @TempDir
    Path folder;

    private Path write(String name, String contract) throws IOException {
        Path table = folder.resolve(name.replace('.', '/'));
        Files.createDirectories(table);
        return Files.writeString(table.resolve("table.yaml"), contract);
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidConfiguration.class, () -> Tables.read(folder))
                .problems();
    }

    @Test
    void a_tables_name_is_its_path() throws IOException {
        write("core.dim_state", STATE);

        Table table = Tables.read(folder).get("core.dim_state");

        assertThat(table.layer()).isEqualTo("core");
        assertThat(table.isLoaded()).isFalse();
        assertThat(table.contract().columnNames()).containsExactly("state_code");
    }

    @Test
    void what_a_contract_leaves_out_has_its_default() throws IOException {
        write("core.dim_state", STATE);

        TableContract contract = Tables.read(folder).get("core.dim_state").contract();

        assertThat(contract.refresh()).isEqualTo(TableContract.Refresh.REPLACE);
        assertThat(contract.columns().get("state_code").personal()).isEqualTo(TableContract.Personal.NONE);
        assertThat(contract.checks()).isEmpty();
    }

    @Test
    void the_mistakes_of_all_contracts_are_listed() throws IOException {
        Path state = write("core.dim_state", """
                grain: a State
                key: [state_cod]
                refresh: partitions
                columns:
                  state_code: {type: text, meaning: its code}
                  StateName: {type: string, meaning: its name}
                """);
        Path donor = write("core.dim_donor", STATE + "grian: a donor\nchekcs: []\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        state + ": column state_code has the unknown type \"text\"",
                        state + ": the column name \"StateName\" is not lower_snake_case",
                        state + ": refresh: partitions needs a partition column",
                        state + ": \"state_cod\" is not a column; did you mean \"state_code\"?",
                        donor + ", line 5: unknown key \"grian\"; did you mean \"grain\"?",
                        donor + ", line 6: unknown key \"chekcs\"; did you mean \"checks\"?");
    }

    @Test
    void a_column_without_a_definition_is_a_mistake_with_its_line() throws IOException {
        Path state = write("core.dim_state", STATE + "  name:\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(state + ", line 5")
                .contains("empty");
    }

    @Test
    void a_reference_to_no_column_names_the_nearest() throws IOException {
        write("core.dim_state", STATE);
        Path donor = write("core.dim_donor", """
                grain: a donor
                columns:
                  state_code: {type: string, meaning: its State, references: core.dim_state.state_cod}
                  entity: {type: string, meaning: its entity, references: entities}
                """);

        assertThat(problems())
                .containsExactly(
                        donor + ": column state_code references \"core.dim_state.state_cod\", which is no column of a"
                                + " table; did you mean \"core.dim_state.state_code\"?",
                        donor + ": column entity references \"entities\", which is no column of a"
                                + " table; known are core.dim_donor.entity, core.dim_donor.state_code,"
                                + " core.dim_state.state_code");
    }

    @Test
    void two_checks_of_one_name_are_a_mistake() throws IOException {
        Path state = write("core.dim_state", STATE + """
                checks:
                  - {name: codes are codes, severity: fail, sql: SELECT 1}
                  - {name: codes are codes, severity: warn, sql: SELECT 2}
                """);

        assertThat(problems())
                .containsExactly(state + ": two checks are named \"codes are codes\"; each needs a name of its own");
    }

    @Test
    void a_folder_without_a_contract_is_a_mistake_beside_others() throws IOException {
        Files.createDirectories(folder.resolve("core/dim_empty"));
        Path state = write("core.dim_state", STATE.replace("grain: a State\n", ""));

        assertThat(problems())
                .containsExactly(
                        folder.resolve("core/dim_empty/table.yaml") + ": the file is missing",
                        state + ": the key \"grain\" is missing");
    }

    @Test
    void an_unknown_table_names_the_nearest() throws IOException {
        write("core.dim_state", STATE);
        Tables tables = Tables.read(folder);

        assertThatThrownBy(() -> tables.get("core.dim_stat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown table \"core.dim_stat\"; did you mean \"core.dim_state\"?");
    }
}
