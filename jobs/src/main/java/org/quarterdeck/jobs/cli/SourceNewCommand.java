package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.source.draft.SourceDraft;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = "Draft a source from a file, with what is unsure of it in comments.",
        mixinStandardHelpOptions = true)
final class SourceNewCommand implements Callable<Integer> {
    /** Written by machines; their sources have nothing to map. */
    private static final String LOGS = "staging.page_view";

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "FILE", description = "A file; it stays where it is.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "N", description = "What the source is called (default: as the file).")
    private @Nullable String name;

    @Option(
            names = "--into",
            paramLabel = "TABLE",
            description = "The staging table, as staging.activity (default: the one that fits best).")
    private @Nullable String into;

    @Option(names = "--out", paramLabel = "FILE", description = "Write there (default: standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem("there is no file " + file);
        }
        if (out != null && Files.exists(out)) {
            throw new UsageProblem(out + " is there already; name another file");
        }
        String title = name == null ? String.valueOf(file.getFileName()).replaceAll("\\.\\w+$", "") : name;
        try {
            String draft = SourceDraft.of(file, title, staging());
            if (out == null) {
                options.result(draft.stripTrailing());
            } else {
                Files.writeString(out, draft);
                options.say("A draft is in " + out);
            }
            return ExitCode.DONE;
        } catch (DeliveryRefused e) {
            options.warn(file.getFileName() + ": " + e.reason());
            return ExitCode.REFUSED;
        }
    }

    private List<Table> staging() {
        List<Table> tables = Tables.read(Product.running().tables()).all().stream()
                .filter(table ->
                        table.layer().equals("staging") && !table.name().equals(LOGS))
                .toList();
        if (into == null) {
            return tables;
        }
        List<Table> named =
                tables.stream().filter(table -> table.name().equals(into)).toList();
        if (named.isEmpty()) {
            throw new UsageProblem("there is no staging table \"" + into + "\""
                    + Nearest.hint(into, tables.stream().map(Table::name).toList()));
        }
        return named;
    }
}
