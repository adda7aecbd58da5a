package org.quarterdeck.jobs.dictionary;

import java.util.Map;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Column;

/** A dictionary in Markdown. */
public final class MarkdownPage {
    private final Dictionary dictionary;
    private final StringBuilder page = new StringBuilder();

    /** Of a dictionary. */
    public MarkdownPage(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The page. */
    public String text() {
        line("# Data dictionary");
        line("");
        line(
                "Made of the contracts and queries in [`warehouse-schema/tables`](../warehouse-schema/tables) and the metrics in");
        line(
                "[`warehouse-schema/metrics`](../warehouse-schema/metrics) by `quarterdeck dictionary`; change those, never this page.");
        line("[The same with a picture, to search](data-dictionary.html).");
        line("");
        line("## Tables");
        dictionary.tables().forEach(this::table);
        line("");
        line("## Metrics");
        dictionary.metrics().entrySet().forEach(this::metric);
        return page.toString();
    }

    private void table(Table table) {
        line("");
        line("### " + table.name());
        line("");
        line(cell(table.contract().grain()));
        line("");
        Entries.of(table, dictionary).forEach(fact -> line("- **" + fact.name() + "**: " + cell(fact.text())));
        line("");
        line("| column | type | meaning | promises |" + (table.isLoaded() ? " made of |" : ""));
        line("|---|---|---|---|" + (table.isLoaded() ? "---|" : ""));
        table.contract().columns().forEach((name, column) -> column(table, name, column));
    }

    private void column(Table table, String name, Column column) {
        line("| `" + name + "` | " + cell(Entries.type(column)) + " | " + cell(column.meaning()) + " | "
                + cell(Entries.promises(column)) + " |"
                + (table.isLoaded() ? " " + cell(String.join(", ", dictionary.made(table.name(), name))) + " |" : ""));
    }

    private void metric(Map.Entry<String, Metric> metric) {
        line("");
        line("### " + metric.getKey());
        line("");
        line("**" + cell(Entries.title(metric)) + ".** "
                + cell(metric.getValue().definition()));
        line("");
        MetricFacts.of(metric.getValue()).forEach(fact -> line("- **" + fact.name() + "**: " + cell(fact.text())));
    }

    private static String cell(String text) {
        return text.strip()
                .replace("\n", " ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }

    private void line(String line) {
        page.append(line.stripTrailing()).append('\n');
    }
}
