package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.accesslog.LogFormats;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;

/**
 * A source that a web server writes: access logs.
 *
 * @param title what it is called
 * @param into the staging table
 * @param format how its lines are written
 * @param site the site that the log is of
 * @param timeZone the zone of the site's days; null for the office's
 * @param excludedPaths paths that are no page views, such as health checks
 * @param staticExtensions extensions, without the dot, of files that are no page views; null for those of
 *     {@code reference/static-extensions.csv}
 * @param visitorKeyRotation how long a visitor keeps one key
 * @param lateDays days after a rotation's end on which its secret is destroyed
 * @param redelivery what a further delivery means; logs are appended
 * @param maxRejectShare above this share of malformed lines a log is refused whole
 * @param purpose what its visitors' addresses are held for; null when nobody says
 * @param retentionDays days after its last arrival on which a log's archived bytes are deleted; null for never
 */
public record LogSource(
        Words title,
        String into,
        Format format,
        String site,
        @Nullable ZoneId timeZone,
        List<String> excludedPaths,
        @Nullable List<String> staticExtensions,
        Rotation visitorKeyRotation,
        Integer lateDays,
        Redelivery redelivery,
        BigDecimal maxRejectShare,
        @Nullable Words purpose,
        @Nullable Integer retentionDays)
        implements SourceDefinition, Checked {
    private static final int LATE_DAYS = 35;

    /** Absent parts have the defaults of the definitions. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public LogSource {
        excludedPaths = excludedPaths == null ? List.of() : List.copyOf(excludedPaths);
        staticExtensions = staticExtensions == null ? null : List.copyOf(staticExtensions);
        visitorKeyRotation = visitorKeyRotation == null ? Rotation.MONTH : visitorKeyRotation;
        lateDays = lateDays == null ? LATE_DAYS : lateDays;
        redelivery = redelivery == null ? Redelivery.APPEND : redelivery;
        maxRejectShare = maxRejectShare == null ? DEFAULT_MAX_REJECT_SHARE : maxRejectShare;
    }

    /** How long a visitor keeps one key. */
    public enum Rotation {
        DAY,
        MONTH,
        QUARTER
    }

    /**
     * The format of a log.
     *
     * @param accessLog the only one so far
     */
    public record Format(AccessLog accessLog) {}

    /**
     * How a server writes its access log.
     *
     * @param line the name of the form of its lines, as {@code combined}; {@code auto}, the default, asks each file
     * @param map for JSON lines: whose names they have, as {@code traefik}; empty for whichever fits
     * @param fields for JSON lines of other names: the names of each field, apart by blanks, the best first
     */
    public record AccessLog(String line, String map, Map<String, String> fields) {
        /** Absent parts leave it to the file. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public AccessLog {
            line = line == null ? "auto" : line;
            map = map == null ? "" : map;
            fields = fields == null ? Map.of() : Map.copyOf(fields);
        }
    }

    /** Are so many of a log's lines rejected that it is refused whole? */
    public boolean refuses(long rejected, long read) {
        return BigDecimal.valueOf(rejected).compareTo(maxRejectShare.multiply(BigDecimal.valueOf(read))) > 0;
    }

    /** Every line has the address of who asked. */
    @Override
    public boolean isPersonal() {
        return true;
    }

    /** A log's lines have no identity of their own. */
    @Override
    public List<String> identity() {
        return List.of();
    }

    @Override
    public void check(String place, Problems problems) {
        SourceRules.share(maxRejectShare, place, problems);
        SourceRules.retention(retentionDays, place, problems);
        AccessLog lines = format.accessLog();
        LogFormats.check(lines.line(), lines.map(), lines.fields(), place, problems);
        if (redelivery != Redelivery.APPEND) {
            problems.add(place, "a log's lines have no identity; write redelivery: append, or leave it out");
        }
        if (lateDays < 0) {
            problems.add(place, "late_days is " + lateDays + "; write 0 or more days");
        }
        for (String path : excludedPaths) {
            if (!path.startsWith("/")) {
                problems.add(place, "the excluded path \"" + path + "\" does not begin with /");
            }
        }
        for (String extension : staticExtensions == null ? List.<String>of() : staticExtensions) {
            if (extension.startsWith(".")) {
                problems.add(place, "write the static extension \"" + extension + "\" without its dot");
            }
        }
    }
}
