package org.quarterdeck.jobs.source.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Personal;

/**
 * Drafts a source's YAML from a file. What is certain is written as the source would say it; what is not stands in
 * comments. No value of the file is written but words of a column whose staging column accepts few, never of persons.
 */
public final class SourceDraft {
    private static final int MOST_WORDS = 15;
    private static final int LONGEST_WORD = 40;
    private static final Map<String, String> FLAGS = Map.of(
            "yes", "true", "no", "false", "oui", "true", "non", "false", "si", "true", "true", "true", "false",
            "false");

    private final FileSample sample;
    private final Table table;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private SourceDraft(FileSample sample, Table table) {
        this.sample = sample;
        this.table = table;
        table.contract()
                .columns()
                .keySet()
                .forEach(column -> sample.names().stream()
                        .filter(name -> Synonyms.fits(name, column))
                        .findFirst()
                        .ifPresent(name -> mapped.put(column, name)));
    }

    /**
     * Drafts a source.
     *
     * @param staging the staging tables that it may go into; the one that the column names fit best is taken
     * @throws DeliveryRefused when the file is of no kind that a source can be drafted for
     */
    public static String of(Path file, String title, List<Table> staging) throws IOException, DeliveryRefused {
        SourceDraft best = FileSample.of(file).stream()
                .flatMap(sample -> staging.stream().map(table -> new SourceDraft(sample, table)))
                .max(Comparator.comparing(SourceDraft::score))
                .orElseThrow();
        return best.write(title, staging.size() > 1);
    }

    private double score() {
        return table.contract().columns().entrySet().stream()
                .mapToDouble(column -> (mapped.containsKey(column.getKey()) ? 2 : 0)
                        - (column.getValue().required() && !mapped.containsKey(column.getKey()) ? 0.5 : 0))
                .sum();
    }

    private String write(String title, boolean isGuessed) {
        line("# A draft: read every comment, finish what is needed, then: quarterdeck source try");
        sample.notes().forEach(note -> line("# unsure: " + note));
        line("title: {en: " + Yaml.scalar(title) + "}");
        if (isGuessed) {
            line("# unsure: the staging table whose columns are most like the file's; --into names another");
        }
        line("into: " + table.name());
        line("format:");
        line("  " + sample.format());
        forms();
        columns();
        if (sample.tagged() != null) {
            line("skip:");
            line("  - {column: " + Yaml.scalar(sample.tagged()) + ", matches: \"#.*\", because: a row of HXL tags}");
        }
        ignored();
        line("# unsure: append adds to what is there; see the other sources for supersede_by_key and replace_all");
        line("redelivery: append");
        line("max_reject_share: 0.2");
        return text.toString();
    }

    private void forms() {
        List<List<String>> dates = new ArrayList<>();
        List<List<String>> numbers = new ArrayList<>();
        for (int at = 0; at < sample.names().size(); at++) {
            List<Cell> texts = sample.column(at).stream()
                    .filter(Cell.Text.class::isInstance)
                    .toList();
            dates.add(Forms.dates(texts));
            numbers.add(Forms.numbers(texts));
        }
        form("dates", "yyyy-MM-dd", dates);
        form("numbers", "en", numbers);
    }

    /** The form that most columns can have; where others do as well, or some columns differ, it says so. */
    private void form(String key, String usual, List<List<String>> columns) {
        Map<String, Long> votes = columns.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(form -> form, TreeMap::new, Collectors.counting()));
        long most = votes.values().stream().mapToLong(v -> v).max().orElse(0);
        List<String> best = votes.keySet().stream()
                .filter(form -> votes.getOrDefault(form, 0L) == most)
                .toList();
        String chosen = best.isEmpty() || best.contains(usual) ? usual : best.get(0);
        if (best.size() > 1 && !best.contains(usual)) {
            line("# unsure: its " + key + " can be read as " + String.join(" or ", best) + "; ask who wrote the file");
        }
        IntStream.range(0, columns.size())
                .filter(at -> !columns.get(at).isEmpty() && !columns.get(at).contains(chosen))
                .forEach(at -> line("# unsure: " + Yaml.quoted(sample.names().get(at)) + " has other " + key + ": "
                        + String.join(" or ", columns.get(at))));
        line(key + ": " + (chosen.contains("'") || chosen.contains(",") ? Yaml.quoted(chosen) : chosen));
    }

    private void columns() {
        line("columns:");
        table.contract().columns().forEach((name, column) -> {
            if (column.personal() == Personal.PSEUDONYM) {
                person(name, column);
            } else if (mapped.containsKey(name)) {
                mapping(name, column, mapped.getOrDefault(name, ""));
            } else {
                open(name, column);
            }
        });
    }

    /** A column without a counterpart: what is needed is asked for, what is near is offered. */
    private void open(String name, Column column) {
        List<String> near = sample.names().stream()
                .filter(file -> Synonyms.isNear(file, name))
                .map(Yaml::quoted)
                .toList();
        if (column.required() || !near.isEmpty()) {
            line("  # " + (column.required() ? "needed: " : "unsure: ") + name + ": {from: …}"
                    + (column.required() ? " or {constant: …}" : "") + "; " + column.meaning()
                    + accepted(column) + (near.isEmpty() ? "" : "; perhaps " + String.join(" or ", near)));
        }
    }

    private static String accepted(Column column) {
        return column.values().isEmpty() ? "" : ": " + String.join(", ", column.values());
    }

    private void person(String name, Column column) {
        String email = named("email");
        String person = named("name");
        String state = named("state_code");
        List<String> parts = new ArrayList<>();
        if (email != null) {
            parts.add("email: " + Yaml.scalar(email));
            used.add(email);
        }
        if (person != null && state != null) {
            parts.add("name: " + Yaml.scalar(person));
            parts.add("state: " + Yaml.scalar(state));
            used.addAll(List.of(person, state));
        }
        if (parts.isEmpty()) {
            line("  # " + (column.required() ? "needed: " : "unsure: ") + name
                    + ": {person: {email: …, name: …, state: …}}; no column of persons was recognised");
        } else {
            line("  " + name + ": {person: {" + String.join(", ", parts) + "}}");
        }
    }

    private @Nullable String named(String column) {
        return sample.names().stream()
                .filter(name -> Synonyms.fits(name, column))
                .findFirst()
                .orElse(null);
    }

    private void mapping(String name, Column column, String fileName) {
        List<Cell> cells = sample.column(sample.names().indexOf(fileName));
        String from = name + ": {from: " + Yaml.scalar(fileName);
        if (!column.values().isEmpty() || column.type().equals("boolean")) {
            words(from, column, fileName, cells);
            return;
        }
        if ((column.type().equals("date") && Forms.dates(cells).isEmpty())
                || (column.type().startsWith("decimal") && Forms.numbers(cells).isEmpty())) {
            line("  # unsure: not every cell of " + Yaml.quoted(fileName) + " is a "
                    + (column.type().equals("date") ? "date" : "number") + ": " + shapes(cells));
        }
        if (column.type().startsWith("array")) {
            line("  # unsure: the sign between the parts of a list");
        }
        used.add(fileName);
        String as = name.equals("currency") ? ", as: currency" : name.startsWith("state_code") ? ", as: state" : "";
        line("  " + from + as + (column.type().startsWith("array") ? ", split: \";\"" : "") + "}");
    }

    /** A column that accepts few words: each of the file's needs its counterpart. */
    private void words(String from, Column column, String fileName, List<Cell> cells) {
        TreeSet<String> words = cells.stream().map(Cell::text).collect(Collectors.toCollection(TreeSet::new));
        boolean areFew = words.size() <= MOST_WORDS
                && words.stream().allMatch(w -> w.length() <= LONGEST_WORD && w.indexOf('@') < 0);
        boolean areKnown = areFew && words.stream().allMatch(w -> counterpart(w, column) != null);
        if (areKnown) {
            used.add(fileName);
            line("  " + from + ", values: {"
                    + words.stream()
                            .map(w -> Yaml.scalar(w) + ": " + Yaml.scalar(String.valueOf(counterpart(w, column))))
                            .collect(Collectors.joining(", "))
                    + "}}");
            return;
        }
        line("  # " + (column.required() ? "needed: " : "unsure: ") + "what each of its words means"
                + accepted(column));
        line("  # " + from + ", values: {"
                + (areFew ? words.stream().map(w -> Yaml.scalar(w) + ": …").collect(Collectors.joining(", ")) : "…")
                + "}}");
    }

    private static @Nullable String counterpart(String word, Column column) {
        String normal = Synonyms.normal(word);
        if (column.type().equals("boolean")) {
            return FLAGS.get(normal);
        }
        return column.values().stream()
                .filter(value -> Synonyms.normal(value).equals(normal))
                .findFirst()
                .orElse(null);
    }

    private void ignored() {
        List<String> names = sample.names().stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .filter(name -> !used.contains(name) && !name.equals(sample.tagged()))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        line("# Take out of here what you map above. Shapes: a for letters, 9 for a digit.");
        line("ignored:");
        names.forEach(name -> line((sample.container(name) == null ? "  - " : "  # within: ")
                + Yaml.scalar(name)
                + shape(sample.column(sample.names().indexOf(name)))));
        containers().forEach(name -> line("  - " + Yaml.scalar(name) + " # as a whole"));
    }

    /** The fields of a row that hold more than one column, none of them used. */
    private List<String> containers() {
        Set<String> touched = new HashSet<>();
        used.forEach(name -> touched.add(String.valueOf(sample.container(name))));
        return sample.names().stream()
                .map(sample::container)
                .flatMap(Stream::ofNullable)
                .distinct()
                .filter(name -> !touched.contains(name))
                .toList();
    }

    private static String shape(List<Cell> cells) {
        return cells.isEmpty() ? " # empty" : " # " + shapes(cells);
    }

    private static String shapes(List<Cell> cells) {
        return cells.stream()
                .map(cell -> Forms.shape(cell.text()))
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" | "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
