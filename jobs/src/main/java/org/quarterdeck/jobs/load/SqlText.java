package org.quarterdeck.jobs.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * One query in Spark SQL, read by Spark's own parser: what it reads is known before anything runs. It is a
 * single query, never a command; it reads tables by name ({@code layer.table}) alone, never files; and it calls
 * only functions whose result depends on their arguments. No session is needed.
 */
public final class SqlText {
    private static final Pattern AFTER_TABLE = Pattern.compile("(?is).*\\btable\\s*");

    private final String sql;
    private final String place;
    private final List<TableReference> references;

    private SqlText(String sql, String place, List<TableReference> references) {
        this.sql = sql;
        this.place = place;
        this.references = references;
    }

    /**
     * Reads a text that stands at {@code place} (a file's name, for messages).
     *
     * @throws InvalidConfiguration with every reason why it is refused, each with its line
     */
    public static SqlText parse(String sql, String place) {
        Problems problems = new Problems();
        if (sql.contains("${")) {
            problems.add(place, "\"${\" would be replaced from Spark's settings; write the text itself");
        }
        problems.throwIfAny();
        QueryReader reader = new QueryReader(place, problems);
        reader.read(plan(sql, place));
        problems.throwIfAny();
        return new SqlText(sql, place, reader.references());
    }

    private static LogicalPlan plan(String sql, String place) {
        try {
            return new CatalystSqlParser().parsePlan(sql);
        } catch (Exception e) {
            // Scala throws ParseException, a checked one, without declaring it.
            if (e instanceof ParseException error) {
                throw new InvalidConfiguration(List.of(SparkMessage.of(error, place)));
            }
            throw e;
        }
    }

    /** Where it stands. */
    public String place() {
        return place;
    }

    /** The tables it reads, as {@code layer.table}, each once, in the order in which they first appear. */
    public List<String> tables() {
        return references.stream().map(TableReference::name).distinct().toList();
    }

    /**
     * The text with every table's name replaced. A table without an alias keeps its own name as one, so that
     * {@code dim_state.region} still means what it says.
     *
     * @param names table to identifier, for at least all of {@link #tables()}
     * @throws IllegalArgumentException for a table that {@code names} lacks, with the nearest that it has
     */
    public String boundTo(Map<String, String> names) {
        StringBuilder bound = new StringBuilder();
        int end = 0;
        for (TableReference reference : references) {
            String identifier = names.get(reference.name());
            if (identifier == null) {
                throw new IllegalArgumentException(place + ": unknown table \"" + reference.name() + "\""
                        + Nearest.hint(reference.name(), names.keySet()));
            }
            // The parser counts code points, Java's strings do not.
            int start = sql.offsetByCodePoints(0, reference.start());
            String before = sql.substring(end, start);
            bound.append(before).append(identifier);
            if (!reference.hasAlias() && !AFTER_TABLE.matcher(before).matches()) {
                bound.append(" AS ").append(alias(reference.name()));
            }
            end = sql.offsetByCodePoints(0, reference.end());
        }
        return bound.append(sql, end, sql.length()).toString();
    }

    private static String alias(String table) {
        return table.substring(table.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return sql;
    }
}
