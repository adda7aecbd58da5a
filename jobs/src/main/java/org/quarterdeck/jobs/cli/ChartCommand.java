package org.quarterdeck.jobs.cli;

import picocli.CommandLine.Command;

@Command(
        name = "chart",
        description = "Try a chart before a pack has it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "try",
        subcommands = ChartTryCommand.class)
final class ChartCommand {}
