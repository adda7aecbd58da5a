package org.quarterdeck.jobs.operate;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quartz.CronExpression;

/**
 * {@code config/schedule.yaml}: when each job is launched.
 *
 * @param jobs by name
 */
public record ScheduleSettings(Map<String, Launch> jobs) implements Checked {
    private static final Set<String> KNOWN = Set.of("nightly", "maintain");

    /** Keeps a copy of its own. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ScheduleSettings {
        jobs = jobs == null ? Map.of() : Map.copyOf(jobs);
    }

    /**
     * When a job is launched.
     *
     * @param cron a Quartz expression: second minute hour day month weekday
     * @param zone whose hours these are (IANA)
     */
    public record Launch(String cron, String zone) {}

    @Override
    public void check(String place, Problems problems) {
        jobs.forEach((name, launch) -> {
            if (!KNOWN.contains(name)) {
                problems.add(place, "unknown job \"" + name + "\"" + Nearest.hint(name, KNOWN));
            }
            if (!CronExpression.isValidExpression(launch.cron())) {
                problems.add(
                        place,
                        "\"" + launch.cron() + "\" is no cron expression; write second minute hour day month weekday,"
                                + " as 0 15 4 * * ?");
            }
            // By its name: what Quartz's TimeZone does not know, as UTC+2, it takes for Greenwich in silence.
            if (!ZoneId.getAvailableZoneIds().contains(launch.zone())) {
                problems.add(
                        place,
                        "the zone \"" + launch.zone() + "\" is not known"
                                + Nearest.to(launch.zone(), ZoneId.getAvailableZoneIds())
                                        .map(z -> "; did you mean \"" + z + "\"?")
                                        .orElse("; write it as Europe/Vienna or UTC"));
            }
        });
    }
}
