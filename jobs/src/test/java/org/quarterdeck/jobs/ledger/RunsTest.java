package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.jobs.ledger.EmptyOffice.MAY_31;
import static org.quarterdeck.jobs.ledger.EmptyOffice.NOW;
import static org.quarterdeck.jobs.ledger.EmptyOffice.sha;
import static org.quarterdeck.jobs.ledger.EmptyOffice.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    Path folder;

    private OfficeDatabase office;
    private Runs runs;

    /** Where it happens. */
    OfficeDatabase database() throws IOException {
        return EmptyOffice.in(folder);
    }

    @BeforeEach
    void open() throws IOException {
        office = database();
        runs = new Runs(office);
        runs.started("run-1", MAY_31, NOW);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_run_ends_with_what_it_published() {
        runs.ended("run-1", NOW.plusSeconds(60), "published", "2020-05-31-1", null);

        assertThat(runs.find("run-1"))
                .contains(new Runs.Run("run-1", MAY_31, NOW, NOW.plusSeconds(60), "published", "2020-05-31-1", null));
    }

    @Test
    void a_run_that_goes_on_has_its_first_start_and_no_end() {
        runs.ended("run-1", NOW.plusSeconds(60), "failed", null, "the disk is full");

        runs.started("run-1", MAY_31, NOW.plusSeconds(120));

        assertThat(runs.find("run-1")).contains(new Runs.Run("run-1", MAY_31, NOW, null, "started", null, null));
    }

    @Test
    void the_latest_run_comes_last() {
        runs.started("run-0", MAY_31, NOW.plusSeconds(1));

        assertThat(runs.all()).extracting(Runs.Run::runId).containsExactly("run-1", "run-0");
    }

    @Test
    void a_table_loaded_again_is_written_down_once() {
        runs.loaded("run-1", table("core.fact_visit", 7));
        runs.loaded("run-1", table("core.fact_visit", 8));
        runs.loaded("run-1", table("core.dim_state", 3));

        assertThat(runs.loaded("run-1")).containsExactly(table("core.dim_state", 3), table("core.fact_visit", 8));
    }

    @Test
    void what_gates_found_is_replaced_when_a_run_goes_on() {
        GateResults gates = new GateResults(office);
        gates.record("run-1", List.of(new GateResults.Entry("core.b", "key", "fail", 2, "{}", null)));

        List<GateResults.Entry> found = List.of(
                new GateResults.Entry("core.a", "z", "warn", 1, "{\"id\":1}", null),
                new GateResults.Entry("core.b", "key", "fail", 0, "", "run-0"));
        gates.record("run-1", found);

        assertThat(gates.of("run-1")).containsExactlyElementsOf(found);
    }

    @Test
    void the_rejects_of_a_restarted_chunk_are_written_down_once() {
        new Deliveries(office).received("contributions", "q2.csv", sha('1'), 10, NOW);
        String id = Delivery.id("contributions", sha('1'));
        Rejects rejects = new Rejects(office);
        Rejects.Entry one = new Rejects.Entry(id, 14, "currency", "iso_4217", "\"USS\" is no currency");
        rejects.record(List.of(one));

        rejects.record(List.of(one, new Rejects.Entry(id, 3, "", "ragged", "5 cells, 6 columns")));

        assertThat(rejects.list(new Rejects.Choice(id, null, false)))
                .extracting(Rejects.Listed::rowNo)
                .containsExactly(3L, 14L);
        assertThat(rejects.list(Rejects.Choice.ALL)).hasSize(2);
        assertThat(rejects.list(new Rejects.Choice("contributions-999999999999", null, true)))
                .isEmpty();
    }
}
