package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private static final String HEAD = "192.0.2.7 - - [17/May/2015:10:05:03 +0000] ";

    @Test
    void a_combined_line_has_all_its_fields() {
        assertThat(found(HEAD + "\"GET /a HTTP/1.1\" 200 12 \"http://x.example/\" \"Agent/1.0 (x)\""))
                .isEqualTo(
                        "192.0.2.7|17/May/2015:10:05:03 +0000|GET /a HTTP/1.1|200|12|http://x.example/|Agent/1.0 (x)");
    }

    @Test
    void an_ipv6_address_is_an_address() {
        assertThat(found("2001:db8::1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/2\" 200 - \"-\" \"-\""))
                .isEqualTo("2001:db8::1|17/May/2015:10:05:03 +0000|GET / HTTP/2|200|-|-|-");
    }

    @Test
    void a_users_name_may_hold_spaces() {
        assertThat(found("192.0.2.7 - John Q Public [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1 \"\" \"\""))
                .isEqualTo("192.0.2.7|17/May/2015:10:05:03 +0000|GET / HTTP/1.1|200|1||");
    }

    @Test
    void escaped_quotes_stay_inside_their_text() {
        assertThat(tail("\"GET /a\\\" 200 1 \\\"b HTTP/1.1\" 404 3 \"http://x/\\\" \\\"y\" \"Mo \\\"q\\\" z\""))
                .isEqualTo("GET /a\\\" 200 1 \\\"b HTTP/1.1|404|3|http://x/\\\" \\\"y|Mo \\\"q\\\" z");
    }

    @Test
    void quotes_that_a_server_did_not_escape_stay_inside_their_text() {
        assertThat(tail("\"GET /a\"b HTTP/1.1\" 200 3 \"http://x/?q=\"y\"z\" \"Agent \"quoted\" here\""))
                .isEqualTo("GET /a\"b HTTP/1.1|200|3|http://x/?q=\"y\"z|Agent \"quoted\" here");
    }

    @Test
    void a_backslash_before_a_closing_quote_may_be_the_texts_own() {
        assertThat(tail("\"GET /a HTTP/1.1\" 200 3 \"C:\\\" \"Agent\\\""))
                .isEqualTo("GET /a HTTP/1.1|200|3|C:\\|Agent\\");
    }

    @Test
    void binary_requests_and_connect_are_requests() {
        assertThat(tail("\"\\x80w\\x01\\x03\\x01\" 200 15928 \"-\" \"-\""))
                .isEqualTo("\\x80w\\x01\\x03\\x01|200|15928|-|-");
        assertThat(tail("\"CONNECT mx.example:25 HTTP/1.0\" 404 1 \"-\" \"-\""))
                .isEqualTo("CONNECT mx.example:25 HTTP/1.0|404|1|-|-");
        assertThat(tail("\"-\" 408 - \"-\" \"-\"")).isEqualTo("-|408|-|-|-");
        assertThat(tail("\"\" 400 0 \"-\" \"-\"")).isEqualTo("|400|0|-|-");
    }

    @Test
    void extra_fields_after_the_agent_are_read_over() {
        assertThat(tail("\"GET / HTTP/1.1\" 200 3 \"-\" \"Agent/1\" \"203.0.113.9, 198.51.100.2\""))
                .isEqualTo("GET / HTTP/1.1|200|3|-|Agent/1");
        assertThat(tail("\"GET / HTTP/1.1\" 200 3 \"-\" \"Agent/1\" 0.021"))
                .isEqualTo("GET / HTTP/1.1|200|3|-|Agent/1");
        assertThat(tail("\"GET / HTTP/1.1\" 200 3 \"-\" \"Agent/1\" rt=0.1"))
                .isEqualTo("GET / HTTP/1.1|200|3|-|Agent/1");
    }

    @Test
    void a_line_cut_off_in_its_tail_has_no_agent() {
        assertThat(tail("\"GET / HTTP/1.1\" 200 3 \"http://x.example/\" \"Mozilla/5.0 (comp"))
                .isEqualTo("GET / HTTP/1.1|200|3|http://x.example/");
        assertThat(tail("\"GET / HTTP/1.1\" 200 3")).isEqualTo("GET / HTTP/1.1|200|3");
    }

    @Test
    void a_line_whose_head_is_not_whole_says_what_is_missing() {
        assertThat(fault("")).isEqualTo(Fault.NO_ADDRESS);
        assertThat(fault("not a log")).isEqualTo(Fault.NO_IDENTITY);
        assertThat(fault("192.0.2.7 - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 3"))
                .isEqualTo(Fault.NO_IDENTITY);
        assertThat(fault("192.0.2.7 - - [17/May/2015:10:05:03")).isEqualTo(Fault.NO_TIME);
        assertThat(fault(HEAD + "GET / HTTP/1.1 200 3")).isEqualTo(Fault.NO_REQUEST);
        assertThat(fault(HEAD + "\"GET / HTTP/1.1\" 20 3")).isEqualTo(Fault.NO_REQUEST);
        assertThat(fault(HEAD + "\"GET / HTTP/1.1\" 2000 3")).isEqualTo(Fault.BAD_STATUS);
        assertThat(fault(HEAD + "\"GET / HTTP/1.1\" 200 3k")).isEqualTo(Fault.BAD_BYTES);
        assertThat(fault(HEAD + "\"GET / HTTP/1.1\" 200 1234567890123456789")).isEqualTo(Fault.BAD_BYTES);
    }

    @Test
    void an_address_is_never_taken_for_an_identity() {
        String line = "www.example.org 192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 3 \"-\" \"-\"";

        assertThat(fault(line)).isEqualTo(Fault.NO_IDENTITY);
        assertThat(found(LineFormat.VHOST_COMBINED, line)).startsWith("www.example.org|192.0.2.7|");
    }

    @Test
    void only_the_format_of_a_line_fits_it() {
        String common = "\"GET / HTTP/1.0\" 200 3";
        String combined = common + " \"-\" \"Agent\"";

        assertThat(fitting(HEAD + combined)).isEqualTo("combined");
        assertThat(fitting(HEAD + common)).isEqualTo("common");
        assertThat(fitting("www.example.org " + HEAD + combined)).isEqualTo("vhost_combined");
        assertThat(fitting("www.example.org " + HEAD + common)).isEqualTo("vhost_common");
        assertThat(fitting("192.0.2.7 - - [99/May/2015:10:05:03 +0000] " + combined))
                .isEmpty();
        assertThat(fitting("{\"level\":\"info\"}")).isEmpty();
    }

    private static String fitting(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return LineFormat.known().stream()
                .filter(f -> new FormatProbe(f).fits(bytes, 0, bytes.length))
                .map(LineFormat::word)
                .collect(Collectors.joining(" "));
    }

    private static String tail(String tail) {
        String found = found(HEAD + tail);
        return found.substring(found.indexOf("+0000|") + "+0000|".length());
    }

    private static String found(String line) {
        return found(LineFormat.COMBINED, line);
    }

    private static String found(LineFormat format, String line) {
        // The line stands inside a larger buffer, whose other bytes must not matter.
        byte[] bytes = ("\" x" + line + "\" 200 1 \"").getBytes(StandardCharsets.UTF_8);
        int to = 3 + line.getBytes(StandardCharsets.UTF_8).length;
        Fields fields = new Fields();
        assertThat(format.finder().find(bytes, 3, to, fields)).isNull();
        return Arrays.stream(Field.values())
                .filter(f -> f != Field.IDENTITY && fields.has(f))
                .map(f -> new String(bytes, fields.from(f), fields.to(f) - fields.from(f), StandardCharsets.UTF_8))
                .collect(Collectors.joining("|"));
    }

    private static Fault fault(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return LineFormat.COMBINED.finder().find(bytes, 0, bytes.length, new Fields());
    }
}
