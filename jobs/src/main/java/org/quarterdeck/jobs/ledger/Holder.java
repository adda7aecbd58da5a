package org.quarterdeck.jobs.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that holds a lease. The start time tells it from a later process of the same number.
 *
 * @param host the machine's name
 * @param pid the process's number there
 * @param startedAt when it started; the epoch when the system doesn't say
 */
record Holder(String host, long pid, Instant startedAt) {
    private static final Duration SAME_START = Duration.ofSeconds(5);

    static Holder thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new Holder(machine(), process.pid(), startOf(process));
    }

    static Holder parse(String text) {
        String[] parts = text.split(" ", 3);
        return new Holder(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]));
    }

    /** False only when it was a process of this machine and is gone. */
    boolean mayLive() {
        return !host.equals(machine())
                || ProcessHandle.of(pid)
                        .filter(process -> isNear(startOf(process)))
                        .isPresent();
    }

    /** Each process computes starts from the time of the boot as it knows it, and these differ a little. */
    private boolean isNear(Instant start) {
        return Duration.between(start, startedAt).abs().compareTo(SAME_START) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(' ', '-');
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return host + " " + pid + " " + startedAt;
    }
}
