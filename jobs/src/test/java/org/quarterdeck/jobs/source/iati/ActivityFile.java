package org.quarterdeck.jobs.source.iati;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/** Activity files for tests, and their rows by column name. */
record ActivityFile(Path path) {
    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** What every activity has; {@code %s} is where the case stands: after the activity's date. */
    static final String ACTIVITY = """
            <iati-activity xml:lang="en" default-currency="EUR">
            <iati-identifier>XX-1</iati-identifier>
            <reporting-org ref="XX" type="40"><narrative>Office</narrative></reporting-org>
            <title><narrative>A title</narrative></title>
            <description><narrative>Words</narrative></description>
            <participating-org role="1" ref="YY"><narrative>Donor</narrative></participating-org>
            <activity-status code="2"/>
            <activity-date type="1" iso-date="2025-01-01"/>
            %s
            </iati-activity>
            """;

    static ActivityFile of(Path folder, String content) throws IOException {
        return new ActivityFile(Files.write(folder.resolve("file.xml"), content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A file of activities, each with what stands between its date and its end. */
    static ActivityFile activities(Path folder, String... inner) throws IOException {
        StringBuilder content = new StringBuilder(BEGIN).append("<iati-activities version=\"2.03\">\n");
        for (String one : inner) {
            content.append(ACTIVITY.formatted(one));
        }
        return of(folder, content.append("</iati-activities>\n").toString());
    }

    /** Its rows without that of the names: {@code 2} and the cells by name, or the number, the rule and the message. */
    List<Map<String, String>> rows(IatiFormat.Rows kind) throws IOException, DeliveryRefused {
        List<Map<String, String>> rows = new ArrayList<>();
        List<Cell> names = List.of();
        try (RowFile open = new IatiFormat(kind).open(path)) {
            for (FileRow row = open.next(); row != null; row = open.next()) {
                Map<String, String> cells = new LinkedHashMap<>(Map.of("no", String.valueOf(row.rowNo())));
                if (row instanceof FileRow.Damaged damaged) {
                    cells.put("rule", damaged.rule());
                    cells.put("message", damaged.message());
                } else if (row instanceof FileRow.Cells full && row.rowNo() == 1) {
                    names = full.cells();
                    continue;
                } else if (row instanceof FileRow.Cells full) {
                    for (int at = 0; at < names.size(); at++) {
                        cells.put(names.get(at).text(), full.cells().get(at).text());
                    }
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
