package org.quarterdeck.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A command in a process of its own, with this one's Java, options and class path. It never outlives its deadline. */
final class Child implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 180;
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
        CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    static Child start(String... arguments) {
        return start("1g", arguments);
    }

    /** With a heap of that size. */
    static Child start(String heap, String[] arguments) {
        return start(List.of("-Xmx" + heap), arguments);
    }

    /** With further options of Java's. */
    static Child start(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens") || option.startsWith("-X"))
                .filter(option -> !option.startsWith("-Xmx"))
                .forEach(command::add);
        command.add("-Xmx1g"); // a later one counts
        command.addAll(options);
        command.addAll(List.of(
                "-Djdk.reflect.useDirectMethodHandle=false",
                "-Djava.awt.headless=true",
                // The product's log, not that of the tests.
                "-Dlog4j2.configurationFile=log4j2.xml",
                "-Dquarterdeck.product=" + System.getProperty("quarterdeck.product"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Quarterdeck.class.getName()));
        command.addAll(List.of(arguments));
        try {
            return new Child(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks until it says such a line. */
    void awaitLine(Predicate<String> wanted) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (wanted.test(line)) {
                return;
            }
        }
        throw new AssertionError("it ended without the line that was awaited: " + said);
    }

    /** Looks again and again until something is so, while the process lives. */
    void await(BooleanSupplier wanted) {
        await(wanted, process);
    }

    private static void await(BooleanSupplier wanted, Process process) {
        while (!wanted.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("the process ended with " + process.exitValue() + " before");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Ends it as a crash would: it is told nothing. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, as an operator does, and reads on to its last line; its exit code. */
    int terminate() throws IOException, InterruptedException {
        process.toHandle().destroy();
        return end();
    }

    /** Reads on to its last line; its exit code. */
    int end() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
        }
        return process.waitFor();
    }

    /** How it ended. */
    record Ended(int exit, String said) {}

    /** Everything that it said so far. */
    String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
