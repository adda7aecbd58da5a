package org.quarterdeck.jobs.ledger;

/** What {@link LeaseTest} asks, asked of PostgreSQL. */
class LeaseOnPostgresTest extends LeaseTest {
    @Override
    OfficeDatabase database() {
        return PostgresServer.office();
    }
}
