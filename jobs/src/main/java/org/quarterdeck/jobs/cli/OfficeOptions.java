package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.night.Notices;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
final class OfficeOptions {
    /** The system property that tells the log where it is written. */
    static final String LOGS = "quarterdeck.logs";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:QUARTERDECK_HOME}",
            description = "The office's home (default: QUARTERDECK_HOME, else the current folder).")
    private @Nullable Path home;

    @Option(names = "--quiet", description = "Results and problems only.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the log on standard error, too.")
    private boolean verbose;

    /** The office's home, whether or not an office lives there. */
    Home home() {
        return homeOr(Path.of("."));
    }

    /** The home named, else this one. */
    Home homeOr(Path other) {
        return home(home == null ? other : home);
    }

    /** The home in a folder; the log goes there. */
    Home home(Path folder) {
        Home chosen = new Home(folder);
        System.setProperty(LOGS, chosen.logs().toString());
        if (verbose) {
            System.setProperty("quarterdeck.console", "info");
        }
        return chosen;
    }

    /** The office that lives there. */
    Office office() {
        return office(home());
    }

    /** The office in a home. */
    Office office(Home chosen) {
        return Office.open(Product.running(), chosen, Clock.systemUTC());
    }

    /** What a run tells. */
    Notices notices() {
        return new ConsoleNotices(command.commandLine().getErr(), quiet);
    }

    /** A line that is no result. */
    void say(@Nullable String line) {
        if (!quiet && line != null) {
            command.commandLine().getErr().println(line);
        }
    }

    /** A line that must be seen. */
    void warn(String line) {
        command.commandLine().getErr().println(line);
    }

    /** A line of the result. */
    void result(String line) {
        command.commandLine().getOut().println(line);
    }
}
