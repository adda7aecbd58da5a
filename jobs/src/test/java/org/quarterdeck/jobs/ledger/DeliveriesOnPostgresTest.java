package org.quarterdeck.jobs.ledger;

/** What {@link DeliveriesTest} asks, asked of PostgreSQL. */
class DeliveriesOnPostgresTest extends DeliveriesTest {
    @Override
    OfficeDatabase database() {
        return PostgresServer.office();
    }
}
