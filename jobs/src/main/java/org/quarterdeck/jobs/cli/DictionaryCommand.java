package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quarterdeck.jobs.dictionary.Dictionary;
import org.quarterdeck.jobs.dictionary.HtmlPage;
import org.quarterdeck.jobs.dictionary.MarkdownPage;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dictionary",
        description = "Write the data dictionary: every table, column and metric, and what each is made of.",
        mixinStandardHelpOptions = true)
final class DictionaryCommand implements Runnable {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", description = "Where to (default: here).")
    private Path folder = Path.of(".");

    @Override
    public void run() {
        Product product = Product.running();
        Dictionary dictionary = Dictionary.of(
                Engine.start(),
                Tables.read(product.tables()),
                new ReferenceLists(ListsInUse.of(product.reference(), product.reference())),
                Metrics.read(java.util.List.of(product.metrics())));
        write("data-dictionary.md", new MarkdownPage(dictionary).text());
        write("data-dictionary.html", new HtmlPage(dictionary).text());
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
