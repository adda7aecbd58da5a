package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRulesTest {
    private final PageRules rules = new PageRules(List.of("css", "woff2", "PNG"), List.of("/health", "/internal/"));

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a", "/a.html", "/a.css/b", "/css", "/feed.xml", "/a.cssx", "/a.b.toolongextension", "/."})
    void a_page_is_what_is_neither_static_nor_excluded(String path) {
        assertThat(isPage(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.css", "/A.CSS", "/x/y.woff2", "/.png", "/robots.txt", "/favicon.ico"})
    void static_files_and_what_machines_ask_for_are_no_pages(String path) {
        assertThat(isPage(path)).isFalse();
    }

    @Test
    void an_excluded_path_takes_what_is_below_it_and_nothing_beside_it() {
        assertThat(isPage("/health")).isFalse();
        assertThat(isPage("/health/live")).isFalse();
        assertThat(isPage("/internal")).isFalse();
        assertThat(isPage("/healthy")).isTrue();
        assertThat(isPage("/en/health")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "GET /a?b=c#d HTTP/1.1, true, /a",
                "GET /a#d?e HTTP/1.1, true, /a",
                "GET /a b HTTP/1.1, true, /a b",
                "GET /ksc.html, true, /ksc.html",
                "GET http://user:word@host.example/a?b HTTP/1.1, true, /a",
                "GET /go?to=http://host/x HTTP/1.1, true, /go",
                "POST /a HTTP/1.1, false, /a",
                "get /a HTTP/1.1, false, /a",
                "XGET /a HTTP/1.0, false, /a",
                "CONNECT mx.example:25 HTTP/1.0, false, mx.example:25",
                "\\x80w\\x01, false, ``",
                "-, false, ``"
            })
    void a_request_has_a_method_and_a_path_without_query_and_fragment(String line, boolean get, String path) {
        Request request = new Request();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        request.read(bytes, 0, bytes.length);

        assertThat(request.isGet()).isEqualTo(get);
        assertThat(new String(bytes, request.pathFrom(), request.pathTo() - request.pathFrom(), StandardCharsets.UTF_8))
                .isEqualTo(path);
        assertThat(request.isRoot()).isFalse();
    }

    @Test
    void a_target_that_is_only_a_host_asks_for_its_root() {
        Request request = new Request();
        byte[] bytes = "GET http://host.example?x HTTP/1.1".getBytes(StandardCharsets.UTF_8);

        request.read(bytes, 0, bytes.length);

        assertThat(request.isRoot()).isTrue();
    }

    private boolean isPage(String path) {
        byte[] bytes = ("GET " + path).getBytes(StandardCharsets.UTF_8);
        return rules.isPage(bytes, 4, bytes.length);
    }
}
