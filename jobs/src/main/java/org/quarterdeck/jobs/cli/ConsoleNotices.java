package org.quarterdeck.jobs.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.night.Notices;

/** Tells on standard error: with a bar on a terminal, in plain lines elsewhere. */
final class ConsoleNotices implements Notices {
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal = isTerminal();
    private @Nullable ProgressBar bar;

    ConsoleNotices(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** From JDK 22 on there always is a console object, and it says itself whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull") // asked right below, where the Java at hand can
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public synchronized void done(String line) {
        if (!quiet && !terminal) {
            err.println(line);
        }
    }

    @Override
    public synchronized void warn(String line) {
        err.println(terminal ? "\r" + line : line);
    }

    @Override
    public synchronized void progress(int done, int of, String now) {
        if (quiet || !terminal) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Night")
                    .setInitialMax(of)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(now);
        if (done >= of) {
            bar.close();
            bar = null;
        }
    }
}
