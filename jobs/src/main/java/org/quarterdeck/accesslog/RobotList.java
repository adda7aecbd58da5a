package org.quarterdeck.accesslog;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;

/**
 * A list of regular expressions that robots' agents match: anywhere in the agent, in any case. An agent that is empty
 * or {@code -} is a robot too.
 *
 * <p>Judgements are remembered, for agents are few and lines are many. One list, broadcast, serves all readers of a
 * process.
 */
final class RobotList implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int REMEMBERED = 50_000;
    private static final int LONGEST_REMEMBERED = 1_024;

    private final String version;
    private final List<String> patterns;
    private final ConcurrentHashMap<String, Boolean> judged = new ConcurrentHashMap<>();
    private transient volatile @Nullable Matcher matcher;

    private RobotList(String version, List<String> patterns) {
        this.version = version;
        this.patterns = patterns;
    }

    /**
     * Reads a list.
     *
     * @param csv UTF-8 with a header; the column {@code pattern} holds the expressions
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with each expression that is none, and its row
     * @throws UncheckedIOException when the file can't be read
     */
    static RobotList read(Path csv, String version) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Problems problems = new Problems();
        List<String> patterns = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser rows =
                        CSVParser.builder().setReader(reader).setFormat(format).get()) {
            if (!rows.getHeaderNames().contains("pattern")) {
                problems.add(csv.toString(), "has no column \"pattern\"; its header is pattern,list");
                problems.throwIfAny();
            }
            for (CSVRecord row : rows) {
                addChecked(row.get("pattern"), csv + ", row " + row.getRecordNumber(), patterns, problems);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(csv + ": the robots list can't be read", e);
        }
        problems.throwIfAny();
        return new RobotList(version, List.copyOf(patterns));
    }

    private static void addChecked(String pattern, String where, List<String> patterns, Problems problems) {
        try {
            compiled(pattern);
            patterns.add(pattern);
        } catch (PatternSyntaxException e) {
            problems.add(where, "\"" + pattern + "\" is no regular expression: " + e.getDescription());
        }
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** What the list calls itself; it stands beside every judgement. */
    String version() {
        return version;
    }

    /** Is this a robot's agent? */
    boolean isRobot(String agent) {
        Boolean known = judged.get(agent);
        if (known != null) {
            return known;
        }
        boolean robot = agent.isEmpty() || agent.equals("-") || matcher().matches(agent);
        if (agent.length() <= LONGEST_REMEMBERED && judged.size() < REMEMBERED) {
            judged.put(agent, robot);
        }
        return robot;
    }

    private Matcher matcher() {
        Matcher made = matcher;
        if (made == null) {
            made = new Matcher(patterns);
            matcher = made;
        }
        return made;
    }

    /** Nearly all expressions are plain words: these are looked for in one pass, the others one by one. */
    private static final class Matcher {
        private final Words words;
        private final List<Pattern> others;

        Matcher(List<String> patterns) {
            List<String> plain = new ArrayList<>();
            others = new ArrayList<>();
            for (String pattern : patterns) {
                String word = Words.plainWord(pattern);
                if (word == null) {
                    others.add(compiled(pattern));
                } else {
                    plain.add(word);
                }
            }
            words = new Words(plain);
        }

        boolean matches(String agent) {
            return words.foundIn(agent)
                    || others.stream().anyMatch(p -> p.matcher(agent).find());
        }
    }
}
