package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the activities register, in the sample office's own words.
 *
 * @param states the beneficiaries by alpha-3 code
 * @param people how many came: empty when nobody was listed, a number of listed persons, or a head count followed by
 *     {@code counted} (perhaps the same person twice) or {@code distinct}
 */
record Activity(
        String id,
        String type,
        String status,
        String title,
        String programme,
        String branch,
        String pillar,
        String format,
        List<String> states,
        LocalDate start,
        LocalDate end,
        String headOfOffice,
        String joint,
        String people,
        String remarks) {
    static final List<String> HEADER = List.of(
            "Activity",
            "Type",
            "Status",
            "Title",
            "Programme",
            "Programme name",
            "Branch",
            "Pillar",
            "Format",
            "Countries",
            "Start",
            "End",
            "Head of office",
            "Joint",
            "Remarks");

    private static final Pattern LIST_SIGN = Pattern.compile(";");

    static Activity of(Row row) {
        return new Activity(
                row.text("Activity"),
                row.text("Type"),
                row.text("Status"),
                row.text("Title"),
                row.text("Programme"),
                row.text("Branch"),
                row.text("Pillar"),
                row.text("Format"),
                row.has("Countries")
                        ? LIST_SIGN.splitAsStream(row.text("Countries")).toList()
                        : List.of(),
                row.day("Start"),
                row.day("End"),
                row.text("Head of office"),
                row.text("Joint"),
                row.text("People"),
                row.text("Remarks"));
    }

    boolean isHeld() {
        return status.equals("Held");
    }

    /** Does it train people, so that those who complete it count? */
    boolean isTraining() {
        return type.equals("Workshop") || type.equals("Training course");
    }

    /** Was the number at the door written down instead of names? */
    boolean isHeadCount() {
        return people.endsWith(" counted") || people.endsWith(" distinct");
    }

    /** The row, with States as they were called then. */
    List<String> cells(States names, String programmeName) {
        String countries = String.join(
                ";", states.stream().map(code -> names.name(code, start)).toList());
        return List.of(
                id,
                type,
                status,
                title,
                programme,
                programmeName,
                branch,
                pillar,
                format,
                countries,
                start.toString(),
                end.toString(),
                headOfOffice,
                joint,
                remarks);
    }
}
