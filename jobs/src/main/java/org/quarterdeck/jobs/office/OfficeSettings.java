package org.quarterdeck.jobs.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;

/**
 * {@code config/office.yaml}.
 *
 * @param name what the office is called
 * @param timeZone whose days, months and quarters are meant (IANA)
 * @param sampleData whether the data are invented, which every picture then says
 * @param settleDays a period is provisional until so many days after its end
 * @param referenceDates further days at whose end stocks and totals to date are kept
 * @param dates days that metrics name, as {@code platform_launch}
 */
public record OfficeSettings(
        Words name,
        String timeZone,
        @Nullable Boolean sampleData,
        @Nullable Integer settleDays,
        List<LocalDate> referenceDates,
        Map<String, LocalDate> dates)
        implements Checked {
    private static final int SETTLE_DAYS = 10;

    /** Absent parts have their defaults. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public OfficeSettings {
        sampleData = sampleData != null && sampleData;
        settleDays = settleDays == null ? SETTLE_DAYS : settleDays;
        referenceDates = referenceDates == null ? List.of() : List.copyOf(referenceDates);
        dates = dates == null ? Map.of() : Map.copyOf(dates);
    }

    @Override
    public void check(String place, Problems problems) {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            problems.add(
                    place,
                    "time_zone \"" + timeZone + "\" is not known"
                            + org.quarterdeck.schema.config.Nearest.to(timeZone, ZoneId.getAvailableZoneIds())
                                    .map(z -> "; did you mean \"" + z + "\"?")
                                    .orElse("; write it as Europe/Vienna or UTC"));
        }
        if (settleDays != null && settleDays < 0) {
            problems.add(place, "settle_days must not be negative");
        }
    }

    /** The office's zone. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Days until a period settles. */
    public int settled() {
        return settleDays == null ? SETTLE_DAYS : settleDays;
    }

    /** Are the data invented? */
    public boolean isSample() {
        return Boolean.TRUE.equals(sampleData);
    }
}
