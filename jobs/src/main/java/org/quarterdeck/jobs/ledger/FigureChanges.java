package org.quarterdeck.jobs.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of published figures that a later release changed. */
public final class FigureChanges {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public FigureChanges(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** Writes down what a release changed, in place of what was written before a restart. */
    public void record(String releaseId, List<Entry> changes) {
        office.transaction().executeWithoutResult(t -> {
            database.sql("DELETE FROM figure_change WHERE release_id = ?")
                    .param(releaseId)
                    .update();
            changes.forEach(change -> database.sql("""
                            INSERT INTO figure_change (release_id, before_id, metric, period_kind, period, slice,
                                                       value_before, value_after, change_class, cause)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(change.releaseId())
                    .param(change.beforeId())
                    .param(change.metric())
                    .param(change.periodKind())
                    .param(change.period())
                    .param(change.slice())
                    .param(change.valueBefore())
                    .param(change.valueAfter())
                    .param(change.changeClass())
                    .param(change.cause())
                    .update());
        });
    }

    /** What a release changed, by metric, period and slice. */
    public List<Entry> of(String releaseId) {
        return database.sql(
                        "SELECT * FROM figure_change WHERE release_id = ? ORDER BY metric, period_kind, period, slice")
                .param(releaseId)
                .query(Entry.class)
                .list();
    }

    /**
     * A figure that a release changed.
     *
     * @param beforeId the release that it is compared with
     * @param valueAfter null when there is no such figure any more
     * @param changeClass R1, R2, R3 or C
     * @param cause in words
     */
    public record Entry(
            String releaseId,
            String beforeId,
            String metric,
            String periodKind,
            String period,
            String slice,
            String valueBefore,
            @Nullable String valueAfter,
            String changeClass,
            String cause) {}
}
