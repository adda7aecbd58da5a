package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.Field.ADDRESS;
import static org.quarterdeck.accesslog.Field.AGENT;
import static org.quarterdeck.accesslog.Field.BYTES;
import static org.quarterdeck.accesslog.Field.IDENTITY;
import static org.quarterdeck.accesslog.Field.REFERRER;
import static org.quarterdeck.accesslog.Field.REQUEST;
import static org.quarterdeck.accesslog.Field.STATUS;
import static org.quarterdeck.accesslog.Field.TIME;
import static org.quarterdeck.accesslog.Field.VHOST;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats: each is the order of its fields. The richest stands first, so that it wins where several fit.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/logs.html#accesslog">Apache's Common and Combined formats</a>
 */
enum LineFormat {
    COMBINED(ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES, REFERRER, AGENT),
    VHOST_COMBINED(VHOST, ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES, REFERRER, AGENT),
    COMMON(ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES),
    VHOST_COMMON(VHOST, ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES);

    @SuppressWarnings("ImmutableEnumChecker") // It comes from List.of.
    private final List<Field> order;

    LineFormat(Field... order) {
        this.order = List.of(order);
    }

    /** The word used in options and in the tally: {@code vhost_combined}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a word, or none. */
    static Optional<LineFormat> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    /** All words, the richest format first. */
    static List<String> words() {
        return Arrays.stream(values()).map(LineFormat::word).toList();
    }

    /** What finds its fields. Not shared between threads. */
    FieldFinder finder() {
        return new QuotedFields(order);
    }

    /** Does the line have every field, and no quoted one beyond them that a richer format would name? */
    boolean fits(byte[] bytes, int from, int to) {
        Fields fields = new Fields();
        if (finder().find(bytes, from, to, fields) != null
                || !order.stream().allMatch(fields::has)
                || LogTime.UNREADABLE == new LogTime().epochSecond(bytes, fields.from(TIME), fields.to(TIME))) {
            return false;
        }
        return order.contains(AGENT) || ByteText.indexOf(bytes, fields.to(BYTES), to, (byte) '"') < 0;
    }
}
