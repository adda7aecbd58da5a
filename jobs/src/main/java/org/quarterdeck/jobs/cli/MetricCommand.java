package org.quarterdeck.jobs.cli;

import picocli.CommandLine.Command;

@Command(
        name = "metric",
        description = "Try a metric before a night keeps it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "try",
        subcommands = MetricTryCommand.class)
final class MetricCommand {}
