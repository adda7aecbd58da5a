package org.quarterdeck.jobs.load;

import java.util.List;
import org.quarterdeck.schema.table.Table;

/**
 * One table and the query that makes its rows.
 *
 * @param table the table
 * @param sql its {@code load.sql}
 * @param definition SHA-256 of contract and query
 */
public record Load(Table table, SqlText sql, String definition) {
    /** The table's name. */
    public String name() {
        return table.name();
    }

    /** The tables whose rows it needs, without its own. */
    public List<String> inputs() {
        return sql.tables().stream().filter(input -> !input.equals(name())).toList();
    }

    /**
     * Does it read its own table? Then it carries published rows on, and new staging rows are all that it needs of
     * staging.
     */
    public boolean carriesOn() {
        return sql.tables().contains(name());
    }
}
