package org.quarterdeck.jobs.ledger;

/** What {@link RunsTest} asks, asked of PostgreSQL. */
class RunsOnPostgresTest extends RunsTest {
    @Override
    OfficeDatabase database() {
        return PostgresServer.office();
    }
}
