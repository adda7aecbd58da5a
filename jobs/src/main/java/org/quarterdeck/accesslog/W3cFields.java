package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields in the order of the last {@code #Fields} line, apart by blanks or tabs; date and time are in UTC. A value
 * may stand in quotes, where a doubled one is a quote.
 *
 * <p>In an agent, IIS writes + for a blank, and CloudFront percent-encodes, at times twice.
 */
final class W3cFields implements FieldFinder {
    private static final byte[] FIELDS = "#Fields:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATE = "#Date:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TWICE = "%20".getBytes(StandardCharsets.US_ASCII);
    private static final int DATE_LENGTH = "2020-05-31".length();

    /** Files that were cut lose their head; what CloudFront writes first hasn't changed since there is CloudFront. */
    private static final String CLOUDFRONT = "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem"
            + " sc-status cs(Referer) cs(User-Agent)";

    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("date", Part.DATE),
            Map.entry("time", Part.TIME),
            Map.entry("c-ip", Part.ADDRESS),
            Map.entry("cs-method", Part.METHOD),
            Map.entry("cs-uri-stem", Part.TARGET),
            Map.entry("cs-uri", Part.URI),
            Map.entry("sc-status", Part.STATUS),
            Map.entry("sc-bytes", Part.BYTES),
            Map.entry("bytes", Part.BYTES),
            Map.entry("cs(referer)", Part.REFERRER),
            Map.entry("cs(referrer)", Part.REFERRER),
            Map.entry("cs(user-agent)", Part.AGENT));

    private final boolean onlyCloudFront;
    private final LineValues values = new LineValues();
    private final byte[] headDate = new byte[DATE_LENGTH];
    private boolean hasHeadDate;
    private List<Part> order = List.of();
    private List<String> missing = List.of();
    private boolean isCloudFront;
    private boolean isWhole;
    private boolean hasJustBegun;
    private int dateFrom;
    private int timeFrom;
    private int timeTo;

    W3cFields(boolean onlyCloudFront) {
        this.onlyCloudFront = onlyCloudFront;
        if (onlyCloudFront) {
            fields(CLOUDFRONT);
            isWhole = false;
        }
    }

    /** Was the last line a {@code #Fields} line that names all that is needed? */
    boolean hasJustBegun() {
        return hasJustBegun;
    }

    /** The required fields that the last {@code #Fields} line doesn't name. */
    List<String> missing() {
        return missing;
    }

    @Override
    public @Nullable Fault find(byte[] bytes, int from, int to, Fields into) {
        into.clear();
        hasJustBegun = false;
        if (bytes[from] == '#') {
            directive(bytes, from, to);
            into.noHit();
            return null;
        }
        if (order.isEmpty()) {
            return Fault.NO_FIELDS;
        }
        if (!missing.isEmpty()) {
            return Fault.FEW_FIELDS;
        }
        // A value of IIS may begin with a quote that is its own: then the quotes of the line are no quotes.
        boolean found = isWhole && take(bytes, from, to, into, true);
        return found || take(bytes, from, to, into, false) ? values.judge(into) : Fault.OTHER_FIELDS;
    }

    private void directive(byte[] bytes, int from, int to) {
        if (ByteText.startsWith(bytes, from, to, FIELDS)) {
            String names =
                    new String(bytes, from + FIELDS.length, to - from - FIELDS.length, StandardCharsets.ISO_8859_1);
            fields(names);
            hasJustBegun = !order.isEmpty() && missing.isEmpty();
        } else if (ByteText.startsWith(bytes, from, to, DATE)) {
            int start = from + DATE.length;
            while (start < to && bytes[start] == ' ') {
                start++;
            }
            hasHeadDate = to - start >= DATE_LENGTH && bytes[start + 4] == '-' && bytes[start + 7] == '-';
            if (hasHeadDate) {
                System.arraycopy(bytes, start, headDate, 0, DATE_LENGTH);
            }
        }
    }

    private void fields(String names) {
        List<Part> parts = new ArrayList<>();
        isCloudFront = false;
        for (String name : names.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            isCloudFront |= name.startsWith("x-edge-");
            parts.add(PARTS.getOrDefault(name, Part.OTHER));
        }
        isWhole = true;
        order = onlyCloudFront && !isCloudFront ? List.of() : List.copyOf(parts);
        missing = order.isEmpty() ? List.of() : lacking(EnumSet.copyOf(parts));
    }

    private List<String> lacking(Set<Part> named) {
        List<String> lacking = new ArrayList<>();
        if (!named.contains(Part.DATE) && !hasHeadDate) {
            lacking.add("date");
        }
        Map.of(Part.TIME, "time", Part.ADDRESS, "c-ip", Part.METHOD, "cs-method", Part.STATUS, "sc-status")
                .forEach((part, name) -> {
                    if (!named.contains(part)) {
                        lacking.add(name);
                    }
                });
        if (!named.contains(Part.TARGET) && !named.contains(Part.URI)) {
            lacking.add("cs-uri-stem");
        }
        lacking.sort(null);
        return lacking;
    }

    /** Takes the values that are wanted. False when they are not as many as the fields. */
    private boolean take(byte[] bytes, int from, int to, Fields into, boolean quotes) {
        into.clear();
        values.clear();
        dateFrom = -1;
        timeFrom = -1;
        int at = separators(bytes, from, to);
        int count = 0;
        while (at < to && (count < order.size() || isWhole)) {
            if (count == order.size()) {
                return false;
            }
            int close = quotes && bytes[at] == '"' ? closing(bytes, at + 1, to) : -1;
            int end = close < 0 ? valueEnd(bytes, at, to) : close + 1;
            if (close < 0) {
                value(order.get(count), bytes, at, end, false, into);
            } else {
                value(order.get(count), bytes, at + 1, close, true, into);
            }
            count++;
            at = separators(bytes, end, to);
        }
        if (count != order.size()) {
            return false;
        }
        moment(into);
        return true;
    }

    private void value(Part part, byte[] bytes, int from, int to, boolean isQuoted, Fields into) {
        int start = values.at();
        switch (part) {
            case OTHER -> {}
            case DATE -> {
                dateFrom = to - from == DATE_LENGTH ? start : -1;
                values.append(bytes, from, to);
            }
            case TIME -> {
                timeFrom = start;
                values.append(bytes, from, to);
                timeTo = values.at();
            }
            case URI -> {
                if (!into.has(Field.TARGET)) {
                    values.append(bytes, path(bytes, from, to), to);
                    into.set(Field.TARGET, start, values.at());
                }
            }
            case AGENT -> {
                agent(bytes, from, to, isQuoted);
                into.set(Field.AGENT, start, values.at());
            }
            default -> {
                values.append(bytes, from, to);
                into.set(part.field(), start, values.at());
            }
        }
    }

    private void agent(byte[] bytes, int from, int to, boolean isQuoted) {
        int start = values.at();
        if (isCloudFront) {
            values.appendPercentDecoded(bytes, from, to);
            if (values.holds(start, TWICE)) {
                values.decodePercentAgain(start);
            }
        } else {
            values.append(bytes, from, to);
            if (!isQuoted) {
                values.blankPluses(start);
            }
        }
    }

    /** Where the path begins: {@code host/path}, without a scheme, is asked for as {@code /path}. */
    private static int path(byte[] bytes, int from, int to) {
        int slash = ByteText.indexOf(bytes, from, to, (byte) '/');
        return slash > from && bytes[slash - 1] != ':' ? slash : from;
    }

    /** One text for date and time, as ISO 8601 writes them. */
    private void moment(Fields into) {
        if (timeFrom < 0 || (dateFrom < 0 && !hasHeadDate)) {
            return;
        }
        int start = values.at();
        if (dateFrom < 0) {
            values.append(headDate, 0, DATE_LENGTH);
        } else {
            values.repeat(dateFrom, dateFrom + DATE_LENGTH);
        }
        values.append((byte) 'T');
        values.repeat(timeFrom, timeTo);
        values.append((byte) 'Z');
        into.set(Field.TIME, start, values.at());
    }

    private static int separators(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isSeparator(bytes[i])) {
            i++;
        }
        return i;
    }

    private static int valueEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !isSeparator(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The quote before a separator or the line's end; −1 when there is none. */
    private static int closing(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                if (i + 1 == to || isSeparator(bytes[i + 1])) {
                    return i;
                }
                i += bytes[i + 1] == '"' ? 1 : 0;
            }
        }
        return -1;
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == '\t';
    }

    /** What a column is for. */
    private enum Part {
        DATE,
        TIME,
        ADDRESS,
        METHOD,
        TARGET,
        URI,
        STATUS,
        BYTES,
        REFERRER,
        AGENT,
        OTHER;

        Field field() {
            return switch (this) {
                case ADDRESS -> Field.ADDRESS;
                case METHOD -> Field.METHOD;
                case TARGET -> Field.TARGET;
                case STATUS -> Field.STATUS;
                case BYTES -> Field.BYTES;
                case REFERRER -> Field.REFERRER;
                case AGENT -> Field.AGENT;
                default -> throw new IllegalStateException(this + " is no field of its own");
            };
        }
    }
}
