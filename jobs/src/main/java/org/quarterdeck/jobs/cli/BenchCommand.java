package org.quarterdeck.jobs.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.bench.LogBenchmark;
import org.quarterdeck.jobs.office.Product;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measure on this machine, in a temporary folder, what a load takes.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "logs",
        subcommands = BenchCommand.Logs.class)
final class BenchCommand {
    @Command(
            name = "logs",
            description = "A log to page views and visits, against DuckDB making the same of it.",
            mixinStandardHelpOptions = true)
    static final class Logs implements Callable<Integer> {
        @Mixin
        private OfficeOptions options = new OfficeOptions();

        @Option(names = "--lines", paramLabel = "N", description = "Lines of the log (default: ${DEFAULT-VALUE}).")
        private long lines = 5_000_000;

        @Option(
                names = "--turns",
                paramLabel = "N",
                description = "How often each runs; the first is cold (${DEFAULT-VALUE}).")
        private int turns = 3;

        @Override
        public Integer call() throws Exception {
            if (lines < 1 || turns < 1) {
                throw new UsageProblem("--lines and --turns begin at 1");
            }
            Path own = own();
            Path jars = own.resolveSibling("bench");
            boolean agree =
                    new LogBenchmark(Product.running(), options::result, options.notices()).run(lines, turns, jars);
            if (!agree) {
                options.warn("The counts differ: one of the two reads the log wrongly.");
            }
            return agree ? ExitCode.DONE : ExitCode.FAILED;
        }

        /** The folder of the product's jars; what only benchmarks need stands beside it, and is not shipped. */
        private static Path own() throws URISyntaxException {
            Path jar = Path.of(Logs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return java.util.Objects.requireNonNull(jar.getParent());
        }
    }
}
