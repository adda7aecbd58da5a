package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JSON lines and W3C extended, field by field. */
class FileFormatsTest {
    private static final String HIT = "\"ClientHost\":\"192.0.2.7\",\"StartUTC\":\"2020-05-31T10:05:03.1Z\","
            + "\"RequestMethod\":\"GET\",\"RequestPath\":\"/a\",\"DownstreamStatus\":200,\"DownstreamContentSize\":12";

    @Test
    void a_traefik_line_is_read_by_its_names_whatever_else_it_holds() {
        assertThat(found(
                        JsonMap.TRAEFIK,
                        "{\"level\":\"info\",\"x\":{\"y\":[1,{\"z\":null}]}," + HIT
                                + ",\"request_User-Agent\":\"Agent/1\",\"request_Referer\":\"http://x.example/\"}"))
                .isEqualTo("192.0.2.7|2020-05-31T10:05:03.1Z|GET|/a|200|12|http://x.example/|Agent/1");
    }

    @Test
    void a_traefik_line_without_headers_has_no_agent() {
        assertThat(found(JsonMap.TRAEFIK, "{" + HIT + "}")).isEqualTo("192.0.2.7|2020-05-31T10:05:03.1Z|GET|/a|200|12");
    }

    @Test
    void a_caddy_line_is_read_within_its_objects_and_lists() {
        assertThat(found(JsonMap.CADDY, caddy("{\"User-Agent\":[\"Agent/1\",\"second\"],\"Referer\":[\"-\"]}")))
                .isEqualTo("192.0.2.7|1590919503.25|GET|/a?b|200|7|-|Agent/1");
    }

    @Test
    void who_sends_caddy_no_agent_has_an_empty_one() {
        assertThat(found(JsonMap.CADDY, caddy("{}"))).isEqualTo("192.0.2.7|1590919503.25|GET|/a?b|200|7|");
    }

    @Test
    void what_a_container_puts_before_the_object_is_read_over() {
        assertThat(found(JsonMap.CADDY, "caddy  | " + caddy("{}"))).startsWith("192.0.2.7|");
    }

    @Test
    void another_record_of_the_same_server_is_no_hit() {
        assertThat(found(JsonMap.CADDY, "{\"level\":\"info\",\"ts\":1,\"msg\":\"serving\"}"))
                .isEqualTo("no hit");
    }

    @Test
    void escapes_are_what_they_stand_for() {
        assertThat(found(
                        JsonMap.NGINX,
                        "{\"remote_addr\":\"2001:db8::1\",\"time_iso8601\":\"2020-05-31T10:05:03+02:00\","
                                + "\"request\":\"GET \\/a\\\"b HTTP/1.1\",\"status\":\"200\",\"body_bytes_sent\":\"3\","
                                + "\"http_user_agent\":\"\\u00e9\\ud83d\\ude00\\t\\\\\"}"))
                .isEqualTo("2001:db8::1|2020-05-31T10:05:03+02:00|GET /a\"b HTTP/1.1|200|3|é😀\t\\");
    }

    @Test
    void a_port_is_no_part_of_an_address() {
        assertThat(found(
                        JsonMap.TRAEFIK,
                        "{" + HIT.replace("\"ClientHost\":\"192.0.2.7", "\"ClientAddr\":\"192.0.2.7:81") + "}"))
                .startsWith("192.0.2.7|");
        assertThat(found(JsonMap.TRAEFIK, "{" + HIT.replace("192.0.2.7", "[2001:db8::1]:81") + "}"))
                .startsWith("2001:db8::1|");
    }

    @Test
    void an_object_that_is_not_whole_is_refused() {
        String whole = "{" + HIT + ",\"a\":{\"b\":[\"c\",1.5e3,true]}}";
        for (int end = 1; end < whole.length(); end++) {
            assertThat(found(JsonMap.TRAEFIK, whole.substring(0, end)))
                    .as("cut after %d", end)
                    .isEqualTo("NO_OBJECT");
        }
        assertThat(found(JsonMap.TRAEFIK, "[".repeat(10_000))).isEqualTo("NO_OBJECT");
        assertThat(found(JsonMap.TRAEFIK, whole + "x")).isEqualTo("NO_OBJECT");
    }

    @Test
    void iis_writes_plus_signs_for_the_blanks_of_an_agent() {
        assertThat(all(
                        LineFormat.W3C,
                        "#Software: Microsoft Internet Information Services 10.0",
                        "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status",
                        "2020-05-31 10:05:03 198.51.100.1 GET /a b=1 192.0.2.7 Agent/1+(x;+y) 200"))
                .containsExactly("no hit", "no hit", "192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200|Agent/1 (x; y)");
    }

    @Test
    void fields_may_change_in_the_middle_of_a_file() {
        assertThat(all(
                        LineFormat.W3C,
                        "#Date: 2020-05-31 10:00:00",
                        "#Fields: time c-ip cs-method cs-uri-stem sc-status",
                        "10:05:03 192.0.2.7 GET /a 200",
                        "#Fields: sc-status sc-bytes cs-uri-stem cs-method c-ip date time",
                        "404 5 /b POST 192.0.2.8 2020-06-01 00:00:00"))
                .containsExactly(
                        "no hit",
                        "no hit",
                        "192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200",
                        "no hit",
                        "192.0.2.8|2020-06-01T00:00:00Z|POST|/b|404|5");
    }

    @Test
    void values_in_quotes_may_hold_blanks_and_quotes() {
        assertThat(
                        all(
                                LineFormat.W3C,
                                "#Fields:  c-ip  date  time  cs-method  cs-uri  sc-status  cs(User-Agent)  x-note",
                                "192.0.2.7   2020-05-31\t10:05:03  GET  www.example.org/a  200  \"Agent/1 [en] \"\"+\"\"\"  \"\""))
                .last()
                .isEqualTo("192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200|Agent/1 [en] \"\"+\"\"");
    }

    @Test
    void cloudfront_encodes_an_agent_once_or_twice() {
        String fields = "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
                + " cs(Referer) cs(User-Agent) cs-uri-query";
        String line = "2020-05-31\t10:05:03\tX\t703\t192.0.2.7\tGET\td.example\t/a\t200\t-\tAgent/1%s(x+y)\t-";

        assertThat(all(LineFormat.CLOUDFRONT, fields, line.replace("%s", "%20"), line.replace("%s", "%2520")))
                .endsWith(
                        "192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200|703|-|Agent/1 (x+y)",
                        "192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200|703|-|Agent/1 (x+y)");
        assertThat(all(LineFormat.CLOUDFRONT, line.replace("%s", "%20")))
                .containsExactly("192.0.2.7|2020-05-31T10:05:03Z|GET|/a|200|703|-|Agent/1 (x+y)");
    }

    @Test
    void a_w3c_line_that_its_head_does_not_explain_is_rejected() {
        assertThat(all(LineFormat.W3C, "2020-05-31 10:05:03 192.0.2.7 GET /a 200"))
                .containsExactly("NO_FIELDS");
        assertThat(all(LineFormat.W3C, "#Fields: date time cs-method", "2020-05-31 10:05:03 GET"))
                .containsExactly("no hit", "FEW_FIELDS");
        assertThat(all(
                        LineFormat.W3C,
                        "#Fields: date time c-ip cs-method cs-uri-stem sc-status",
                        "2020-05-31 10:05:03 192.0.2.7 GET /a",
                        "2020-05-31 10:05:03 192.0.2.7 GET /a b 200"))
                .containsExactly("no hit", "OTHER_FIELDS", "OTHER_FIELDS");
    }

    @Test
    void times_are_the_same_moment_however_they_are_written() {
        assertThat(Stream.of(
                                "17/May/2015:10:05:03 +0000",
                                "2015-05-17T10:05:03Z",
                                "2015-05-17T12:05:03.123456+02:00",
                                "2015-05-17 08:05:03-0200",
                                "1431857103",
                                "1431857103.999",
                                "1431857103999",
                                "1431857103999999999")
                        .map(FileFormatsTest::second))
                .containsOnly(1_431_857_103L);
        assertThat(Stream.of("2015-05-17T10:05:03", "2015-13-17T10:05:03Z", "2015-05-17T24:05:03Z", "14318571", "", "-")
                        .map(FileFormatsTest::second))
                .containsOnly(LogTime.UNREADABLE);
    }

    @Test
    void every_mistake_of_an_own_map_is_named() {
        var problems = new org.quarterdeck.schema.config.Problems();

        LogFormats.check("json", "", java.util.Map.of("adress", "ip"), "here", problems);
        LogFormats.check("json", "trafik", java.util.Map.of(), "here", problems);
        LogFormats.check("common", "caddy", java.util.Map.of(), "here", problems);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("\"adress\" is unknown; did you mean \"address\"?")
                .hasMessageContaining("name the fields address, time, status")
                .hasMessageContaining("\"trafik\" is unknown; did you mean \"traefik\"?")
                .hasMessageContaining("a map is for JSON lines");
    }

    private static long second(String text) {
        byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
        return new LogTime().epochSecond(bytes, 1, bytes.length - 1);
    }

    private static String caddy(String headers) {
        return "{\"level\":\"info\",\"ts\":1590919503.25,\"request\":{\"remote_ip\":\"198.51.100.1\","
                + "\"client_ip\":\"192.0.2.7\",\"method\":\"GET\",\"uri\":\"/a?b\",\"headers\":" + headers
                + "},\"size\":7,\"status\":200,\"resp_headers\":{\"User-Agent\":[\"no\"]}}";
    }

    private static String found(JsonMap map, String line) {
        return all(LineFormat.json(map), line).get(0);
    }

    private static List<String> all(LineFormat format, String... lines) {
        FieldFinder finder = format.finder();
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            Fields fields = new Fields();
            Fault fault = finder.find(bytes, 0, bytes.length, fields);
            found.add(fault != null ? fault.name() : fields.isHit() ? text(fields) : "no hit");
        }
        return found;
    }

    private static String text(Fields fields) {
        return Stream.of(Field.values())
                .filter(fields::has)
                .map(f -> new String(
                        fields.bytes(), fields.from(f), fields.to(f) - fields.from(f), StandardCharsets.UTF_8))
                .collect(Collectors.joining("|"));
    }
}
