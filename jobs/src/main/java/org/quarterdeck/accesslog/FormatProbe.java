package org.quarterdeck.accesslog;

import java.util.List;

/** Asks the first lines of a file, one after the other, whether they are of a format. */
final class FormatProbe {
    private final LineFormat format;
    private final FieldFinder finder;
    private final Fields fields = new Fields();
    private final LogTime time = new LogTime();
    private int fitting;

    FormatProbe(LineFormat format) {
        this.format = format;
        this.finder = format.finder();
    }

    LineFormat format() {
        return format;
    }

    /** How many of the lines were of the format. */
    int fitting() {
        return fitting;
    }

    /** Required fields that the file says it doesn't hold; empty where a format's files say nothing of the kind. */
    List<String> missing() {
        return finder instanceof W3cFields w3c ? w3c.missing() : List.of();
    }

    /** Looks at a line. */
    void ask(byte[] bytes, int from, int to) {
        fitting += fits(bytes, from, to) ? 1 : 0;
    }

    /** Does the line have every field, and no quoted one beyond them that a richer format would name? */
    boolean fits(byte[] bytes, int from, int to) {
        if (finder.find(bytes, from, to, fields) != null) {
            return false;
        }
        if (!fields.isHit()) {
            return finder instanceof W3cFields w3c && w3c.hasJustBegun();
        }
        if (time.epochSecond(fields.bytes(), fields.from(Field.TIME), fields.to(Field.TIME)) == LogTime.UNREADABLE) {
            return false;
        }
        return !(format.form() instanceof LineFormat.Quoted quoted) || fitsWhole(quoted.order(), bytes, to);
    }

    private boolean fitsWhole(List<Field> order, byte[] bytes, int to) {
        return order.stream().allMatch(fields::has)
                && (order.contains(Field.AGENT) || ByteText.indexOf(bytes, fields.to(Field.BYTES), to, (byte) '"') < 0);
    }
}
