package org.quarterdeck.schema.reference;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.quarterdeck.schema.config.Problems;

/** The rules of {@code reference/donor-aliases.csv}: on each day an alias is one donor's, and that one is no alias. */
final class DonorAliases {
    static final String FILE = "donor-aliases.csv";
    private static final List<String> COLUMNS = List.of("alias", "donor_id", "valid_from", "valid_to");

    private DonorAliases() {}

    /** A row, under the number that a spreadsheet shows. */
    private record Alias(long rowNo, String alias, String donorId, LocalDate from, LocalDate to) {
        static Alias of(CSVRecord row) {
            String from = row.get("valid_from");
            String to = row.get("valid_to");
            return new Alias(
                    row.getRecordNumber() + 1,
                    row.get("alias").toLowerCase(Locale.ROOT),
                    row.get("donor_id").toLowerCase(Locale.ROOT),
                    from.isEmpty() ? LocalDate.MIN : LocalDate.parse(from),
                    to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to));
        }

        /** Does it say no more than what a donor is called? */
        boolean isName() {
            return alias.equals(donorId);
        }

        boolean overlaps(Alias other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    /** Notes every row that breaks a rule, of a list whose columns and days are right. */
    static void check(Path file, Problems problems) {
        List<Alias> aliases = new ArrayList<>();
        ReferenceFile.read(file, COLUMNS).forEach(row -> aliases.add(Alias.of(row)));
        for (Alias alias : aliases) {
            String place = file + ", row " + alias.rowNo();
            if (!alias.from().isBefore(alias.to())) {
                problems.add(place, "ends before it begins; valid_to is the first day on which it no longer holds");
            }
            for (Alias other : aliases) {
                if (other.rowNo() < alias.rowNo() && other.alias().equals(alias.alias()) && other.overlaps(alias)) {
                    problems.add(
                            place,
                            "\"" + alias.alias() + "\" is another donor's at the same time, by row " + other.rowNo()
                                    + "; set valid_from or valid_to");
                }
                if (other.alias().equals(alias.donorId()) && !other.isName() && other.overlaps(alias)) {
                    problems.add(
                            place,
                            "donor_id \"" + alias.donorId() + "\" is an alias itself at the time, by row "
                                    + other.rowNo() + "; name the donor that is meant in the end");
                }
            }
        }
    }
}
