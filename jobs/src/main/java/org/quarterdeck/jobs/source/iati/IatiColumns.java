package org.quarterdeck.jobs.source.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.Cell;

/** What becomes a row of an activity, and its cells by column name, in the columns' order. */
interface IatiColumns {
    /** What stands between the codes of one cell. */
    String BETWEEN = "; ";

    /** XML Schema lets a date have a time zone. */
    Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(Z|[+-]\\d\\d:\\d\\d)?");

    /** The columns of a kind of rows. */
    static IatiColumns of(IatiFormat.Rows rows) {
        return switch (rows) {
            case TRANSACTIONS -> new TransactionColumns();
            case ACTIVITIES -> new ActivityColumns();
            case PARTICIPANTS -> new ParticipantColumns();
            case RESULTS -> new ResultColumns();
        };
    }

    /** The names of the columns, each once. */
    List<String> names();

    /** The rows of an activity. */
    Stream<Map<String, Cell>> rows(Element activity);

    static Cell text(String text) {
        return Cell.Broken.unlessWhole(text);
    }

    static Cell line(Element element) {
        return new Cell.Numeral(BigDecimal.valueOf(element.line()));
    }

    /** The day that an element's {@code iso-date} names, or what stands there. */
    static Cell date(Element element) {
        return date(element.attribute("iso-date"));
    }

    static Cell date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text(text);
        }
        try {
            return new Cell.Moment(LocalDate.parse(date.group(1)).atStartOfDay());
        } catch (DateTimeParseException e) {
            return text(text);
        }
    }

    /** The decimal number that an element holds, or what stands there. */
    static Cell number(Element element) {
        try {
            return new Cell.Numeral(new BigDecimal(element.text()));
        } catch (NumberFormatException e) {
            return text(element.text());
        }
    }
}
