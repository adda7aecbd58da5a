package org.quarterdeck.jobs.cli;

import picocli.CommandLine.Command;

@Command(
        name = "source",
        description = "What an office receives: try a file out, or draft a source.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "try|new",
        subcommands = {SourceTryCommand.class, SourceNewCommand.class})
final class SourceCommand {}
