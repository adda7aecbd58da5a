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

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A format of lines: its word and its description, from which one engine reads it.
 *
 * @param word the word used in options and in the tally: {@code vhost_combined}
 * @param form how fields are told apart, and which there are
 * @see <a href="https://httpd.apache.org/docs/2.4/logs.html#accesslog">Apache's Common and Combined formats</a>
 * @see <a href="https://www.w3.org/TR/WD-logfile.html">W3C extended log file format</a>
 */
record LineFormat(String word, Form form) implements Serializable {
    /** Address, time, request, status, size, referrer and agent. */
    static final LineFormat COMBINED =
            quoted("combined", ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES, REFERRER, AGENT);

    /** Combined without referrer and agent. */
    static final LineFormat COMMON = quoted("common", ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES);

    /** Combined after the site's name, with its port or without. */
    static final LineFormat VHOST_COMBINED =
            quoted("vhost_combined", VHOST, ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES, REFERRER, AGENT);

    /** Common after the site's name. */
    static final LineFormat VHOST_COMMON =
            quoted("vhost_common", VHOST, ADDRESS, IDENTITY, TIME, REQUEST, STATUS, BYTES);

    /** What Amazon's CloudFront writes: W3C extended with names of its own. */
    static final LineFormat CLOUDFRONT = new LineFormat("cloudfront", new W3c(true));

    /** W3C extended, as IIS and others write it. */
    static final LineFormat W3C = new LineFormat("w3c", new W3c(false));

    private static final long serialVersionUID = 1L;

    private static LineFormat quoted(String word, Field... order) {
        return new LineFormat(word, new Quoted(List.of(order)));
    }

    /** The format of JSON lines, each an object with the fields of a map. */
    static LineFormat json(JsonMap map) {
        return new LineFormat("json_" + map.name(), new Json(map));
    }

    /** All formats that a file can be asked for. The richest stands first, so that it wins where several fit. */
    static List<LineFormat> known() {
        return List.of(
                COMBINED,
                VHOST_COMBINED,
                COMMON,
                VHOST_COMMON,
                json(JsonMap.TRAEFIK),
                json(JsonMap.CADDY),
                json(JsonMap.NGINX),
                CLOUDFRONT,
                W3C);
    }

    /** The format of a word, or none. */
    static Optional<LineFormat> of(String word) {
        return known().stream().filter(f -> f.word().equals(word)).findFirst();
    }

    /** All words, the richest format first. */
    static List<String> words() {
        return known().stream().map(LineFormat::word).toList();
    }

    /** What finds its fields. Not shared between threads. */
    FieldFinder finder() {
        return form.finder();
    }

    /** Can its lines be understood without those before them, so that a file can be cut? */
    boolean isCuttable() {
        return !(form instanceof W3c);
    }

    /** The order of a line's fields, their names, or where they are found. */
    sealed interface Form extends Serializable {
        FieldFinder finder();
    }

    /** Fields in a fixed order. */
    record Quoted(List<Field> order) implements Form {
        private static final long serialVersionUID = 1L;

        @Override
        public FieldFinder finder() {
            return new QuotedFields(order);
        }
    }

    /** Fields by the names of a JSON object. */
    record Json(JsonMap map) implements Form {
        private static final long serialVersionUID = 1L;

        @Override
        public FieldFinder finder() {
            return new JsonFields(map);
        }
    }

    /** Fields in the order that the file itself tells. */
    record W3c(boolean isCloudFront) implements Form {
        private static final long serialVersionUID = 1L;

        @Override
        public FieldFinder finder() {
            return new W3cFields(isCloudFront);
        }
    }
}
