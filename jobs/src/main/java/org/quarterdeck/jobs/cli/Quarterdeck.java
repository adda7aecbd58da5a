package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.apache.logging.log4j.LogManager;
import org.quarterdeck.schema.config.InvalidConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "quarterdeck",
        description = "Every night: what did we do, who uses our platform, who pays and who has yet to.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HelpCommand.class,
            DemoCommand.class,
            InitCommand.class,
            NightlyCommand.class,
            LoadCommand.class,
            DeliveriesCommand.class,
            RejectsCommand.class,
            ReplayCommand.class,
            SourceCommand.class,
            FiguresCommand.class,
            MetricsCommand.class,
            MetricCommand.class,
            TrendsCommand.class,
            SqlCommand.class,
            ReleaseCommand.class,
            PackCommand.class,
            ChartCommand.class,
            BriefingCommand.class,
            ScheduleCommand.class,
            RunsCommand.class,
            GatesCommand.class,
            PrivacyCommand.class,
            MaintainCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DictionaryCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        })
public final class Quarterdeck {
    private Quarterdeck() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs one command; results go to {@code out}, everything else to {@code err}. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Quarterdeck())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Quarterdeck::date)
                .setParameterExceptionHandler(Quarterdeck::usage)
                .setExecutionExceptionHandler(Quarterdeck::failure)
                .execute(arguments);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("\"" + text + "\" is not a date; write it as 2020-05-31");
        }
    }

    private static int usage(ParameterException problem, String... arguments) {
        CommandLine command = problem.getCommandLine();
        if (String.valueOf(problem.getMessage()).startsWith("Missing required subcommand")) {
            command.usage(command.getErr());
            return ExitCode.USAGE;
        }
        boolean isWord = problem instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty();
        command.getErr().println(isWord ? unknownCommand(problem) : problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String unknownCommand(ParameterException problem) {
        return "there is no command \""
                + ((CommandLine.UnmatchedArgumentException) problem)
                        .getUnmatched()
                        .get(0) + "\"";
    }

    private static int failure(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (problem instanceof InvalidConfiguration || problem instanceof UsageProblem) {
            command.getErr().println(problem.getMessage());
            return ExitCode.USAGE;
        }
        LogManager.getLogger(Quarterdeck.class).error("the command failed", problem);
        String text = problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getMessage().lines().findFirst().orElse("");
        command.getErr().println("Failed: " + text);
        String logs = System.getProperty(OfficeOptions.LOGS);
        if (logs != null) {
            command.getErr().println("The whole story is in " + logs + "/quarterdeck.log");
        }
        return ExitCode.FAILED;
    }
}
