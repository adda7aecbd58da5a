package org.quarterdeck.accesslog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The site's day of a moment; looks the zone's offset up once between two changes of the clock. */
final class SiteDays {
    private static final int DAY_SECONDS = 86_400;

    private final ZoneRules rules;
    private long validFrom;
    private long validTo;
    private int offset;

    SiteDays(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Days since 1970-01-01, in the site's zone, of seconds since 1970-01-01T00:00Z. */
    long epochDay(long epochSecond) {
        if (epochSecond < validFrom || epochSecond >= validTo) {
            lookUp(Instant.ofEpochSecond(epochSecond));
        }
        return Math.floorDiv(epochSecond + offset, DAY_SECONDS);
    }

    private void lookUp(Instant moment) {
        ZoneOffsetTransition before = rules.previousTransition(moment.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(moment);
        validFrom = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        validTo = after == null ? Long.MAX_VALUE : after.toEpochSecond();
        offset = rules.getOffset(moment).getTotalSeconds();
    }
}
