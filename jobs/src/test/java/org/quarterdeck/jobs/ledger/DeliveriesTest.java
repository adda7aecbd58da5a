package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quarterdeck.jobs.ledger.EmptyOffice.NOW;
import static org.quarterdeck.jobs.ledger.EmptyOffice.sha;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class DeliveriesTest {
    private static final String ID = "contributions-111111111111";

    @TempDir
    Path folder;

    private OfficeDatabase office;
    private Deliveries deliveries;

    /** Where it happens. */
    OfficeDatabase database() throws IOException {
        return EmptyOffice.in(folder);
    }

    @BeforeEach
    void open() throws IOException {
        office = database();
        deliveries = new Deliveries(office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private boolean received(String name, char digit) {
        return deliveries.received("contributions", name, sha(digit), 10, NOW);
    }

    private long arrivals() {
        return office.client()
                .sql("SELECT count(*) FROM arrival")
                .query(Long.class)
                .single();
    }

    @Test
    void a_delivery_is_known_by_its_source_and_the_first_12_characters_of_its_digest() {
        received("q2.csv", '1');

        assertThat(deliveries.find(ID)).hasValueSatisfying(delivery -> {
            assertThat(delivery.fileName()).isEqualTo("q2.csv");
            assertThat(delivery.sha256()).isEqualTo(sha('1'));
            assertThat(delivery.receivedAt()).isEqualTo(NOW);
            assertThat(delivery.status()).isEqualTo(Delivery.RECEIVED);
            assertThat(delivery.rowsRead()).isNull();
        });
    }

    @Test
    void the_same_bytes_under_another_name_are_one_delivery_that_arrived_twice() {
        assertThat(received("q2.csv", '1')).isTrue();
        assertThat(received("copy of q2.csv", '1')).isFalse();

        assertThat(deliveries.all())
                .singleElement()
                .extracting(Delivery::fileName)
                .isEqualTo("q2.csv");
        assertThat(arrivals()).isEqualTo(2);
    }

    @Test
    void other_bytes_under_the_same_name_are_another_delivery() {
        assertThat(received("q2.csv", '1')).isTrue();
        assertThat(received("q2.csv", '2')).isTrue();

        assertThat(deliveries.all()).extracting(Delivery::receivedSeq).containsExactly(1L, 2L);
    }

    @Test
    void the_same_bytes_for_another_source_are_another_delivery() {
        received("q2.csv", '1');

        assertThat(deliveries.received("activities", "q2.csv", sha('1'), 10, NOW))
                .isTrue();
    }

    @Test
    void a_delivery_whose_arrival_cannot_be_written_down_is_not_there_and_comes_again_as_new() {
        office.client().sql("ALTER TABLE arrival RENAME TO away").update();
        assertThatThrownBy(() -> received("q2.csv", '1')).isInstanceOf(DataAccessException.class);
        office.client().sql("ALTER TABLE away RENAME TO arrival").update();

        assertThat(received("q2.csv", '1')).isTrue();
    }

    @Test
    void what_became_of_its_rows_is_written_down_count_by_count() {
        received("q2.csv", '1');

        deliveries.staged(ID, new Deliveries.Counts(10, 5, 3, 1, 1), sha('d'));

        assertThat(deliveries.find(ID)).hasValueSatisfying(delivery -> {
            assertThat(List.of(
                            Optional.ofNullable(delivery.rowsRead()).orElseThrow(),
                            Optional.ofNullable(delivery.rowsAccepted()).orElseThrow(),
                            Optional.ofNullable(delivery.rowsRejected()).orElseThrow(),
                            Optional.ofNullable(delivery.rowsFiltered()).orElseThrow(),
                            Optional.ofNullable(delivery.rowsBlank()).orElseThrow()))
                    .containsExactly(10L, 5L, 3L, 1L, 1L);
            assertThat(delivery.status()).isEqualTo(Delivery.STAGED);
            assertThat(delivery.isRefusedInPart()).isTrue();
        });
    }

    @Test
    void counts_that_leave_a_row_out_are_refused() {
        assertThatThrownBy(() -> new Deliveries.Counts(10, 5, 3, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10");
    }

    @Test
    void a_delivery_whose_rows_were_all_accepted_is_refused_in_no_part() {
        received("q2.csv", '1');

        deliveries.staged(ID, new Deliveries.Counts(2, 2, 0, 0, 0), sha('d'));

        assertThat(deliveries.find(ID).orElseThrow().isRefusedInPart()).isFalse();
    }

    @Test
    void a_refused_delivery_says_why_until_it_can_be_read() {
        received("q2.csv", '1');
        deliveries.refused(ID, "the column \"amount\" is missing", sha('c'));
        assertThat(deliveries.find(ID).orElseThrow().reason()).isEqualTo("the column \"amount\" is missing");

        deliveries.staged(ID, new Deliveries.Counts(1, 1, 0, 0, 0), sha('d'));

        assertThat(deliveries.find(ID).orElseThrow().reason()).isNull();
    }

    @Test
    void a_delivery_refused_after_it_was_staged_has_no_rows() {
        received("q2.csv", '1');
        deliveries.staged(ID, new Deliveries.Counts(2, 2, 0, 0, 0), sha('c'));

        deliveries.refused(ID, "the column \"amount\" is missing", sha('d'));

        assertThat(deliveries.find(ID).orElseThrow().rowsAccepted()).isNull();
    }
}
