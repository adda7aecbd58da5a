package org.quarterdeck.jobs.bench;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same page views and visits as the product makes of a Combined log in UTC, made by DuckDB: parsed by one regular
 * expression, each agent judged once, visits by windows, both written as Parquet. It has less to do: a visitor is a
 * plain digest without a secret, and no row tells its site, delivery or line. It answers for the lines that
 * {@link org.quarterdeck.jobs.sample.SampleOffice} writes, which have no malformed ones and no paths with blanks.
 */
final class DuckDb implements AutoCloseable {
    private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final String LINE =
            "^(\\S+) \\S+ \\S+ \\[([^\\]]+)\\] " + QUOTED + " (\\d{3}) (\\S+) " + QUOTED + " " + QUOTED;

    private final URLClassLoader loader;
    private final Connection connection;

    private DuckDb(URLClassLoader loader, Connection connection) {
        this.loader = loader;
        this.connection = connection;
    }

    /** The driver's jar, which stands beside the product's own; empty where it was left out. */
    static Optional<Path> driver(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).startsWith("duckdb_jdbc"))
                    .findFirst();
        }
    }

    /** A database in memory that may spill into a folder. */
    static DuckDb open(Path jar, Path folder) throws IOException, SQLException, ReflectiveOperationException {
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, DuckDb.class.getClassLoader());
        Driver driver = Class.forName("org.duckdb.DuckDBDriver", true, loader)
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
        DuckDb database = new DuckDb(loader, driver.connect("jdbc:duckdb:", new Properties()));
        database.run("SET threads = " + Runtime.getRuntime().availableProcessors());
        database.run("SET temp_directory = " + text(folder.resolve("duckdb")));
        database.run("SET TimeZone = 'UTC'");
        return database;
    }

    /** Reads a log. */
    LogCounts load(Path log, Path robots, List<String> staticExtensions, Path folder) throws SQLException {
        parse(log, staticExtensions);
        judge(robots);
        run("CREATE OR REPLACE TABLE page_view AS SELECT r.* EXCLUDE (agent), agent_id,"
                + " is_robot_agent, is_robot_agent OR s.visitor_key IS NOT NULL AS is_robot"
                + " FROM request r JOIN agent USING (agent)"
                + " LEFT JOIN (SELECT DISTINCT viewed_at::DATE AS day, visitor_key FROM request"
                + " WHERE is_robots_txt) s ON s.day = r.day AND s.visitor_key = r.visitor_key WHERE NOT is_robots_txt");
        run("CREATE OR REPLACE TABLE visit AS WITH gaps AS (SELECT day, visitor_key, viewed_at, is_robot,"
                + " epoch(viewed_at) - epoch(lag(viewed_at) OVER w) > 1800 AS is_new FROM page_view"
                + " WINDOW w AS (PARTITION BY day, visitor_key ORDER BY viewed_at)), numbered AS ("
                + "SELECT *, count(*) FILTER (is_new) OVER (PARTITION BY day, visitor_key ORDER BY viewed_at"
                + " RANGE UNBOUNDED PRECEDING) AS visit_no FROM gaps)"
                + " SELECT left(sha256(concat_ws('|', visitor_key, epoch_us(min(viewed_at)))), 32) AS visit_id,"
                + " day, visitor_key,"
                + " min(viewed_at) AS started_at, max(viewed_at) AS ended_at, count(*) AS page_views,"
                + " bool_or(is_robot) AS is_robot FROM numbered GROUP BY day, visitor_key, visit_no");
        write("page_view", folder);
        write("visit", folder);
        return counts();
    }

    private void parse(Path log, List<String> staticExtensions) throws SQLException {
        String extensions = staticExtensions.stream().map(e -> text(e)).collect(Collectors.joining(", "));
        run("CREATE OR REPLACE TABLE request AS WITH line AS (SELECT regexp_extract(line, " + text(LINE)
                + ", ['address', 'at', 'request', 'status', 'bytes', 'referrer', 'agent']) AS f"
                + " FROM read_csv(" + text(log)
                + ", columns = {'line': 'VARCHAR'}, header = false, auto_detect = false,"
                + " delim = '\\x01', quote = '', escape = '')),"
                + " field AS (SELECT f.*, split_part(f.request, ' ', 1) AS method,"
                + " regexp_extract(f.request, '^\\S+ ([^ ?#]*)', 1) AS path FROM line)"
                + " SELECT strptime(\"at\", '%d/%b/%Y:%H:%M:%S %z')::TIMESTAMP AS viewed_at, viewed_at::DATE AS day,"
                + " sha256(concat_ws('|', address, agent)) AS visitor_key, path, status::INTEGER AS status,"
                + " nullif(bytes, '-')::BIGINT AS bytes,"
                + " nullif(regexp_extract(referrer, '://([^/?#]+)', 1), '') AS referrer_host, agent,"
                + " path = '/robots.txt' AS is_robots_txt FROM field WHERE is_robots_txt OR (method = 'GET'"
                + " AND (status::INTEGER BETWEEN 200 AND 299 OR status = '304')"
                + " AND path <> '/favicon.ico' AND path <> '/health' AND NOT starts_with(path, '/health/')"
                + " AND lower(regexp_extract(path, '\\.([^./]*)$', 1)) NOT IN (" + extensions + "))");
    }

    private void judge(Path robots) throws SQLException {
        run("CREATE OR REPLACE TABLE agent AS SELECT agent, left(sha256(agent), 32) AS agent_id,"
                + " agent IN ('', '-') OR regexp_matches(agent, any_robot, 'i') AS is_robot_agent"
                + " FROM (SELECT DISTINCT agent FROM request), (SELECT string_agg(pattern, '|')"
                + " AS any_robot FROM read_csv(" + text(robots) + ", header = true, all_varchar = true))");
    }

    private void write(String table, Path folder) throws SQLException {
        run("COPY " + table + " TO " + text(folder.resolve(table + ".parquet"))
                + " (FORMAT parquet, COMPRESSION zstd)");
    }

    private LogCounts counts() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM page_view),"
                        + " (SELECT count(*) FROM page_view WHERE is_robot), count(*), count(*) FILTER (is_robot),"
                        + " count(*) FILTER (page_views = 1) FROM visit")) {
            row.next();
            return new LogCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        loader.close();
    }
}
