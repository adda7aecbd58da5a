package org.quarterdeck.jobs.ledger;

/** What {@link ReleasesTest} asks, asked of PostgreSQL. */
class ReleasesOnPostgresTest extends ReleasesTest {
    @Override
    OfficeDatabase database() {
        return PostgresServer.office();
    }
}
