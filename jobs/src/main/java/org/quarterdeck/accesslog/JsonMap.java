package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.Field.ADDRESS;
import static org.quarterdeck.accesslog.Field.AGENT;
import static org.quarterdeck.accesslog.Field.BYTES;
import static org.quarterdeck.accesslog.Field.METHOD;
import static org.quarterdeck.accesslog.Field.REFERRER;
import static org.quarterdeck.accesslog.Field.REQUEST;
import static org.quarterdeck.accesslog.Field.STATUS;
import static org.quarterdeck.accesslog.Field.TARGET;
import static org.quarterdeck.accesslog.Field.TIME;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * Where the fields stand in the JSON object of a line.
 *
 * @param name of the map: of the server whose it is, or {@code own}
 * @param paths the names of each field, the best first; a dot leads into an object, and a list stands for its first
 *     value
 */
record JsonMap(String name, Map<Field, List<String>> paths) implements Serializable {
    /** nginx has no names of its own: these are its variables, as an {@code escape=json} format usually names them. */
    static final JsonMap NGINX = new JsonMap(
            "nginx",
            Map.of(
                    ADDRESS, List.of("remote_addr", "remote_ip", "client_ip", "client"),
                    TIME, List.of("time_iso8601", "msec", "time_local", "time", "timestamp", "@timestamp"),
                    REQUEST, List.of("request"),
                    METHOD, List.of("request_method", "method"),
                    TARGET, List.of("request_uri", "uri", "url", "path"),
                    STATUS, List.of("status", "response", "response_code"),
                    BYTES, List.of("body_bytes_sent", "bytes_sent", "bytes", "size"),
                    REFERRER, List.of("http_referer", "http_referrer", "referer", "referrer"),
                    AGENT, List.of("http_user_agent", "user_agent", "agent")));

    /** Caddy's own names, since version 2. */
    static final JsonMap CADDY = new JsonMap(
            "caddy",
            Map.of(
                    ADDRESS, List.of("request.client_ip", "request.remote_ip", "request.remote_addr"),
                    TIME, List.of("ts"),
                    METHOD, List.of("request.method"),
                    TARGET, List.of("request.uri"),
                    STATUS, List.of("status"),
                    BYTES, List.of("size"),
                    REFERRER, List.of("request.headers.Referer"),
                    AGENT, List.of("request.headers.User-Agent")));

    /** Traefik's own names; it writes agent and referrer where its configuration keeps these headers. */
    static final JsonMap TRAEFIK = new JsonMap(
            "traefik",
            Map.of(
                    ADDRESS, List.of("ClientHost", "ClientAddr"),
                    TIME, List.of("StartUTC", "StartLocal", "time"),
                    METHOD, List.of("RequestMethod"),
                    TARGET, List.of("RequestPath"),
                    STATUS, List.of("DownstreamStatus"),
                    BYTES, List.of("DownstreamContentSize"),
                    REFERRER, List.of("request_Referer"),
                    AGENT, List.of("request_User-Agent")));

    private static final long serialVersionUID = 1L;
    private static final List<JsonMap> SHIPPED = List.of(NGINX, CADDY, TRAEFIK);
    private static final List<Field> NAMED =
            List.of(ADDRESS, TIME, REQUEST, METHOD, TARGET, STATUS, BYTES, REFERRER, AGENT);

    /** Ordered, so that the same map is the same bytes. */
    JsonMap {
        paths = new TreeMap<>(paths);
    }

    /** A shipped map, or none. */
    static Optional<JsonMap> of(String name) {
        return SHIPPED.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** The names of the shipped maps. */
    static List<String> names() {
        return SHIPPED.stream().map(JsonMap::name).toList();
    }

    /**
     * An office's own map.
     *
     * @param paths names apart by blanks, the best first, by field: {@code address}, {@code time}, {@code request} (or
     *     {@code method} and {@code target}), {@code status}, {@code bytes}, {@code referrer}, {@code agent}
     */
    static JsonMap own(Map<String, String> paths, String place, Problems problems) {
        Map<Field, List<String>> own = new EnumMap<>(Field.class);
        List<String> known =
                NAMED.stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
        paths.forEach((word, names) -> {
            if (known.contains(word)) {
                own.put(
                        Field.valueOf(word.toUpperCase(Locale.ROOT)),
                        Arrays.asList(names.strip().split("\\s+", -1)));
            } else {
                problems.add(place, "the field \"" + word + "\" is unknown" + Nearest.hint(word, known));
            }
        });
        boolean asks = own.containsKey(REQUEST) || (own.containsKey(METHOD) && own.containsKey(TARGET));
        if (!own.keySet().containsAll(List.of(ADDRESS, TIME, STATUS)) || !asks) {
            problems.add(place, "name the fields address, time, status, and request (or method and target)");
        }
        return new JsonMap("own", own);
    }
}
