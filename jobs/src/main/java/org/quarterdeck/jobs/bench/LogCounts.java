package org.quarterdeck.jobs.bench;

import java.util.Locale;

/** What a log comes to; two ways of reading it must agree on all of it. */
record LogCounts(long pageViews, long robotPageViews, long visits, long robotVisits, long bounces) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d page views (%,d of robots), %,d visits (%,d of robots, %,d of one page view)",
                pageViews,
                robotPageViews,
                visits,
                robotVisits,
                bounces);
    }
}
