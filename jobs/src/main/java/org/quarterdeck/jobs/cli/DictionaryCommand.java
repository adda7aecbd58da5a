package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.jobs.dictionary.Dictionary;
import org.quarterdeck.jobs.dictionary.HtmlPage;
import org.quarterdeck.jobs.dictionary.MarkdownPage;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dictionary",
        description = {
            "Write the data dictionary: every table, column and metric, and what each is made of.",
            "With an office's own metrics and lists where one lives in the home; else of the product."
        },
        mixinStandardHelpOptions = true)
final class DictionaryCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", description = "Where to (default: here).")
    private Path folder = Path.of(".");

    @Override
    public void run() {
        Dictionary dictionary = dictionary(options.home());
        write("data-dictionary.md", new MarkdownPage(dictionary).text());
        write("data-dictionary.html", new HtmlPage(dictionary).text());
    }

    private Dictionary dictionary(Home home) {
        if (Files.exists(home.officeFile())) {
            try (Office office = options.office(home)) {
                return dictionary(office.tables(), office.reference(), office.metrics());
            }
        }
        Product product = Product.running();
        return dictionary(
                Tables.read(product.tables()),
                ListsInUse.of(product.reference(), product.reference()),
                Metrics.read(List.of(product.metrics())));
    }

    private static Dictionary dictionary(Tables tables, ListsInUse lists, Metrics metrics) {
        return Dictionary.of(Engine.start(), tables, new ReferenceLists(lists), metrics);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            options.result(Files.writeString(folder.resolve(name), text).toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot write " + folder.resolve(name), e);
        }
    }
}
