package org.quarterdeck.accesslog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * The options of a reading. Required are {@code site}, {@code time_zone}, {@code as_of}, {@code robots}, {@code
 * robots_version} and {@code secrets}; nothing is taken from the clock or the session.
 *
 * @param site {@code site}: the site whose log it is; letters, digits, {@code _} and {@code -}
 * @param zone {@code time_zone}: the site's, such as {@code Europe/Paris}; its days are the days of the lines
 * @param asOf {@code as_of}: the day that the night stands for, {@code 2020-05-31}; decides which lines are late
 * @param robots {@code robots}: the robots list, CSV with the column {@code pattern}
 * @param robotsVersion {@code robots_version}: what that list is called
 * @param secrets {@code secrets}: the folder of the visitor secrets
 * @param excludedPaths {@code excluded_paths}: paths that are no pages, with all below them; apart by spaces
 * @param staticExtensions {@code static_extensions}: extensions that are no pages; apart by spaces, by default those of
 *     the definitions
 * @param rotation {@code visitor_key_rotation}: {@code day}, {@code month} (the default) or {@code quarter}
 * @param lateDays {@code late_days}: days after a rotation period in which its lines are still taken, by default 35
 * @param asked {@code line}: the format of the lines, by default {@code auto}, which asks each file; for {@code json}
 *     also {@code map}, the name of a shipped map, or {@code fields}, an own one as a JSON object
 * @param knownLines {@code known_lines}: how many of a file's first lines are passed over since they were read before,
 *     as a JSON object by file; they are in the tally and nowhere else
 * @param splitBytes {@code split_bytes}: the size of the parts that plain files are cut into, by default 64 MiB
 */
record ReadOptions(
        String site,
        ZoneId zone,
        LocalDate asOf,
        Path robots,
        String robotsVersion,
        Path secrets,
        List<String> excludedPaths,
        List<String> staticExtensions,
        PeriodKind rotation,
        int lateDays,
        AskedFormat asked,
        Map<String, Long> knownLines,
        long splitBytes) {
    /**
     * Reads options.
     *
     * @throws InvalidConfiguration with every mistake, and the nearest known option for an unknown one
     */
    static ReadOptions of(Map<String, String> given) {
        OptionValues values = new OptionValues(given);
        ReadOptions options = new ReadOptions(
                values.site(),
                values.zone(),
                values.asOf(),
                values.path("robots"),
                values.text("robots_version"),
                values.path("secrets"),
                values.excludedPaths(),
                values.staticExtensions(),
                values.rotation(),
                values.lateDays(),
                values.asked(),
                values.knownLines(),
                values.splitBytes());
        values.throwIfAnyIsWrong();
        return options;
    }
}
