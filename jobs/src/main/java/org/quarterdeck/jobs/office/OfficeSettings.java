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
 * @param language of its packs (ISO 639-1), unless another is asked for
 * @param timeZone whose days, months and quarters are meant (IANA)
 * @param sampleData whether the data are invented, which every picture then says
 * @param settleDays a period is provisional until so many days after its end
 * @param smallCells the smallest number of people that a slice is shown with outside of the office; 0 shows all
 * @param referenceDates further days at whose end stocks and totals to date are kept
 * @param dates days that metrics name, as {@code platform_launch}
 */
public record OfficeSettings(
        Words name,
        @Nullable String language,
        String timeZone,
        @Nullable Boolean sampleData,
        @Nullable Integer settleDays,
        @Nullable Integer smallCells,
        List<LocalDate> referenceDates,
        Map<String, LocalDate> dates)
        implements Checked {
    private static final int SETTLE_DAYS = 10;
    private static final int SMALL_CELLS = 5;
    /** Fewer than 2 would be 1, and say so. */
    private static final int LEAST_SMALL_CELLS = 3;

    /** Absent parts have their defaults. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public OfficeSettings {
        language = language == null ? "en" : language;
        sampleData = sampleData != null && sampleData;
        settleDays = settleDays == null ? SETTLE_DAYS : settleDays;
        smallCells = smallCells == null ? SMALL_CELLS : smallCells;
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
        if (!Words.LANGUAGES.contains(written())) {
            problems.add(place, "language \"" + written() + "\" is not one of " + String.join(", ", Words.LANGUAGES));
        }
        if (settleDays != null && settleDays < 0) {
            problems.add(place, "settle_days must not be negative");
        }
        if (leastPeople() != 0 && leastPeople() < LEAST_SMALL_CELLS) {
            problems.add(
                    place,
                    "small_cells must be " + LEAST_SMALL_CELLS + " or more, since fewer than 2 people is 1; or 0, which"
                            + " shows every number");
        }
    }

    /** The language of its packs (ISO 639-1). */
    public String written() {
        return language == null ? "en" : language;
    }

    /** The office's zone. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Days until a period settles. */
    public int settled() {
        return settleDays == null ? SETTLE_DAYS : settleDays;
    }

    /** The smallest number of people that a slice is shown with outside of the office; 0 shows all. */
    public int leastPeople() {
        return smallCells == null ? SMALL_CELLS : smallCells;
    }

    /** Are the data invented? */
    public boolean isSample() {
        return Boolean.TRUE.equals(sampleData);
    }
}
