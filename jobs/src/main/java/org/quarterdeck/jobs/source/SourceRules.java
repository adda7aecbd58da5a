package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;

/** Rules that sources of every kind keep. */
final class SourceRules {
    private SourceRules() {}

    static void share(BigDecimal share, String place, Problems problems) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            problems.add(place, "max_reject_share is " + share + "; write a share between 0 and 1");
        }
    }

    static void retention(@Nullable Integer days, String place, Problems problems) {
        if (days != null && days < 0) {
            problems.add(place, "retention_days is " + days + "; write 0 or more days, or leave it out");
        }
    }

    /** Notes a setting that its own type refuses. */
    static void form(String key, Runnable reading, String place, Problems problems) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            problems.add(place, key + ": " + e.getMessage());
        }
    }
}
