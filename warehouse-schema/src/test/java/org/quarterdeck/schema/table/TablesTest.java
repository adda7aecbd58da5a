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
                        state + ", line 5: column state_code has the unknown type \"text\"",
                        state + ", line 6: the column name \"StateName\" is not lower_snake_case",
                        state + ", line 3: refresh: partitions needs a partition column",
                        state + ", line 2: \"state_cod\" is not a column; did you mean \"state_code\"?",
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
                        donor
                                + ", line 3: column state_code references \"core.dim_state.state_cod\", which is no column of a"
                                + " table; did you mean \"core.dim_state.state_code\"?",
                        donor + ", line 4: column entity references \"entities\", which is no column of a"
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
                .containsExactly(
                        state + ", line 7: two checks are named \"codes are codes\"; each needs a name of its own");
    }

    @Test
    void every_mistake_of_gates_and_of_what_a_column_was_is_named_with_its_line() throws IOException {
        write("core.dim_state", STATE);
        Path flow = write("core.fact_flow", """
                grain: a flow
                columns:
                  flow_on: {type: date, meaning: its day, min: 1900, max: 2100-12-31}
                  amount: {type: bigint, meaning: how much, max: much}
                  name: {type: string, meaning: its name, was: amount}
                dropped: {name: string}
                checks:
                  - {name: one way, severity: fail, sql: SELECT 1, rows: {least: 1}}
                  - {name: no way, severity: fail}
                  - {name: no bound, severity: warn, rows: {}}
                  - {name: a share, severity: warn, rows: {fall: 2}}
                  - {name: no day, severity: warn, fresh: {column: amount, days: 2}}
                  - {name: no number, severity: fail, sum: {of: name, equals: {table: core.dim_state, of: state_code}}}
                """);

        assertThat(problems())
                .containsExactly(
                        flow + ", line 3: column flow_on is a date, and \"1900\" is no bound of it; numbers and days"
                                + " (2020-05-31) have bounds",
                        flow + ", line 4: column amount is a bigint, and \"much\" is no bound of it; numbers and days"
                                + " (2020-05-31) have bounds",
                        flow + ", line 5: column name was amount, which is still there; take it out",
                        flow + ", line 6: the column name is still there; take it out of one",
                        flow + ", line 8: a check has one of sql, rows, fresh and sum",
                        flow + ", line 9: a check has one of sql, rows, fresh and sum",
                        flow + ", line 10: rows has least, most, fall or rise",
                        flow + ", line 11: fall and rise are shares of the rows before, as 0.1; they fall by 1 at most",
                        flow + ", line 12: amount is a bigint; only days and instants are fresh",
                        flow + ", line 13: name is a string; only numbers are added up");
    }

    @Test
    void the_other_side_of_a_sum_is_a_table_that_there_is() throws IOException {
        Path state = write("core.dim_state", STATE + """
                checks:
                  - name: as many as agents
                    severity: fail
                    sum: {by: [state_code], equals: {table: core.dim_agent}}
                """);

        assertThat(problems())
                .containsExactly(state + ", line 8: \"core.dim_agent.state_code\" is no column of a table; did you"
                        + " mean \"core.dim_state.state_code\"?");
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
