package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @Test
    void text_in_utf_8_stays_as_it_is() {
        assertThat(path("/é/日本/😀", StandardCharsets.UTF_8)).isEqualTo("/é/日本/😀");
    }

    @Test
    void bytes_that_are_no_utf_8_are_escaped_as_their_field_escapes() {
        assertThat(path("/caf\u00E9", StandardCharsets.ISO_8859_1)).isEqualTo("/caf%E9");
        assertThat(agent("Agent \u00E9", StandardCharsets.ISO_8859_1)).isEqualTo("Agent \\xe9");
        assertThat(path("/\u00C3", StandardCharsets.ISO_8859_1)).isEqualTo("/%C3");
        assertThat(path("/\u00ED\u00A0\u0080", StandardCharsets.ISO_8859_1)).isEqualTo("/%ED%A0%80");
    }

    @Test
    void control_characters_are_escaped() {
        assertThat(path("/a\u001B[31m\u007F", StandardCharsets.UTF_8)).isEqualTo("/a%1B[31m%7F");
        assertThat(agent("a\tb\u0085", StandardCharsets.UTF_8)).isEqualTo("a\\x09b\\xc2\\x85");
    }

    @Test
    void an_address_is_masked_wherever_it_stands() {
        byte[] address = "192.0.2.7".getBytes(StandardCharsets.US_ASCII);
        byte[] text = "192.0.2.7/a/192.0.2.7".getBytes(StandardCharsets.US_ASCII);

        assertThat(SafeText.repeats(text, 0, text.length, address, 0, address.length))
                .isTrue();
        assertThat(new String(SafeText.masked(text, address, 0, address.length), StandardCharsets.US_ASCII))
                .isEqualTo("(address)/a/(address)");
    }

    @Test
    void what_does_not_look_like_an_address_is_not_looked_for() {
        byte[] text = "/a-b".getBytes(StandardCharsets.US_ASCII);

        assertThat(SafeText.repeats(text, 0, text.length, "-".getBytes(StandardCharsets.US_ASCII), 0, 1))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.Example.ORG:8443/a?b, news.example.org",
        "http://user:word@host.example/, host.example",
        "http://host.example?x, host.example",
        "android-app://com.example.app/, com.example.app",
        "http://192.0.2.7/, ''",
        "http://3221225991/, ''",
        "http://[2001:db8::1]/, ''",
        "http://ho%st/, ''",
        "-, ''",
        "'', ''",
        "/local, ''"
    })
    void a_referrer_gives_its_host_and_never_a_numeric_address(String written, String host) {
        ReferrerHost referrer = new ReferrerHost();
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);

        boolean found = referrer.read(bytes, 0, bytes.length);

        assertThat(found ? new String(referrer.bytes(), 0, referrer.length(), StandardCharsets.US_ASCII) : "")
                .isEqualTo(host);
    }

    private static String path(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return new String(SafeText.PATH.escaped(bytes, 0, bytes.length), StandardCharsets.UTF_8);
    }

    private static String agent(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return new String(SafeText.AGENT.escaped(bytes, 0, bytes.length), StandardCharsets.UTF_8);
    }
}
