package org.quarterdeck.jobs.dictionary;

import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Column;

/** A dictionary as one page that needs nothing else, with a picture of the tables and a search. */
public final class HtmlPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Data dictionary</title>
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; color: #1d2733; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1.05rem; margin: 2rem 0 .3rem; }
            table { border-collapse: collapse; } td, th { text-align: left; vertical-align: top; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid #d5dbe2; }
            th { font-weight: 600; color: #45515f; } td.made { font-size: .85rem; color: #45515f; overflow-wrap: anywhere; min-width: 12rem; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .4rem 0 .8rem; } dt { color: #45515f; } dd { margin: 0; overflow-wrap: anywhere; }
            .scroll { overflow-x: auto; } input { font: inherit; padding: .4rem .6rem; width: min(28rem, 100%); border: 1px solid #7b8794; border-radius: .3rem; }
            svg { font: 12px system-ui, sans-serif; max-width: 100%; height: auto; } svg text { fill: #1d2733; } svg .small { font-size: 10px; fill: #45515f; }
            svg rect { stroke: #7b8794; } rect.staging { fill: #f2f4f6; } rect.core { fill: #e2edf7; } rect.mart { fill: #f7ecd6; }
            .edge { fill: none; stroke: #9aa7b4; stroke-width: 1; } .edge:hover { stroke: #1d2733; stroke-width: 2; }
            [hidden] { display: none; }
            @media print { input { display: none; } }
            </style>
            </head>
            <body>
            <h1>Data dictionary</h1>
            <p>Every table, column and metric, and what each is made of. Made of contracts, queries and metrics by
            <code>quarterdeck dictionary</code>; change those, never this page.</p>
            <h2>Which table is made of which</h2>
            <div class="scroll">
            """;
    private static final String SEARCH = """
            </div>
            <p><label>Search tables, columns and metrics<br><input id="search" type="search"></label></p>
            """;
    private static final String FOOT = """
            <script>
            document.getElementById("search").addEventListener("input", event => {
              const word = event.target.value.trim().toLowerCase();
              document.querySelectorAll("section").forEach(part => {
                part.hidden = word !== "" && !part.textContent.toLowerCase().includes(word);
              });
            });
            </script>
            </body>
            </html>
            """;

    private final Dictionary dictionary;
    private final StringBuilder page = new StringBuilder();

    /** Of a dictionary. */
    public HtmlPage(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The page. */
    public String text() {
        page.append(HEAD).append(new LineagePicture(dictionary).svg()).append(SEARCH);
        page.append("<h2>Tables</h2>\n");
        dictionary.tables().forEach(this::table);
        page.append("<h2>Metrics</h2>\n");
        dictionary.metrics().entrySet().forEach(this::metric);
        return page.append(FOOT).toString();
    }

    private void table(Table table) {
        page.append("<section id=\"").append(escaped(table.name())).append("\">\n");
        heading(table.name(), table.contract().grain());
        facts(Entries.of(table, dictionary));
        page.append("<div class=\"scroll\"><table>\n<tr><th>column</th><th>type</th><th>meaning</th><th>promises</th>"
                + (table.isLoaded() ? "<th>made of</th>" : "") + "</tr>\n");
        table.contract().columns().forEach((name, column) -> column(table, name, column));
        page.append("</table></div>\n</section>\n");
    }

    private void column(Table table, String name, Column column) {
        page.append("<tr><td><code>")
                .append(escaped(name))
                .append("</code></td><td>")
                .append(escaped(Entries.type(column)))
                .append("</td><td>")
                .append(escaped(column.meaning()))
                .append("</td><td>")
                .append(escaped(Entries.promises(column)))
                .append("</td>")
                .append(table.isLoaded() ? made(table, name) : "")
                .append("</tr>\n");
    }

    private String made(Table table, String column) {
        return "<td class=\"made\">" + escaped(String.join(", ", dictionary.made(table.name(), column))) + "</td>";
    }

    private void metric(Map.Entry<String, Metric> metric) {
        page.append("<section id=\"").append(escaped(metric.getKey())).append("\">\n");
        heading(
                metric.getKey(),
                Entries.title(metric) + ". " + metric.getValue().definition());
        facts(MetricFacts.of(metric.getValue()));
        page.append("</section>\n");
    }

    private void heading(String name, String text) {
        page.append("<h3>")
                .append(escaped(name))
                .append("</h3>\n<p>")
                .append(escaped(text.strip()))
                .append("</p>\n");
    }

    private void facts(List<Fact> facts) {
        page.append("<dl>\n");
        facts.forEach(fact -> page.append("<dt>")
                .append(escaped(fact.name()))
                .append("</dt><dd>")
                .append(escaped(fact.text()))
                .append("</dd>\n"));
        page.append("</dl>\n");
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }
}
