package org.quarterdeck.jobs.night;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work takes, in seconds: by the clock, and of all processors together. On a machine that others use, the second is
 * what to compare.
 */
public record Cost(double wall, double cpu) {
    private static final double NANOS = 1e9;

    /** What this process has taken so far; only differences mean anything. */
    public static Cost soFar() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cost(System.nanoTime() / NANOS, system.getProcessCpuTime() / NANOS);
    }

    /** What was taken since an earlier {@link #soFar()}. */
    public static Cost since(Cost before) {
        Cost now = soFar();
        return new Cost(now.wall - before.wall, now.cpu - before.cpu);
    }

    /** Both together. */
    public Cost and(Cost other) {
        return new Cost(wall + other.wall, cpu + other.cpu);
    }
}
