package org.quarterdeck.jobs.ledger;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an office's database can be, and what each kind does in its own way. */
interface DatabaseKind {
    /** The JDBC address, with the settings that this kind needs. */
    String url();

    /** Where it is, for people. */
    String place();

    /** What to look at when it cannot be opened. */
    String remedy();

    /** The JDBC driver's class. */
    String driver();

    /** Copies the database, as it is at one moment, into a file that is empty. */
    void copyTo(Path file, JdbcClient database);

    /** What is wrong with it as a database; empty when nothing is. */
    List<String> damage(JdbcClient database);

    /** How much room it takes. */
    long bytes(JdbcClient database);

    /** Gives back the room of what was deleted. */
    void vacuum(JdbcClient database);
}
