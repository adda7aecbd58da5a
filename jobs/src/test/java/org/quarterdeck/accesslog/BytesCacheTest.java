package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesCacheTest {
    private final List<String> loaded = new ArrayList<>();

    @Test
    void a_text_is_loaded_once_wherever_it_stands() {
        BytesCache<String> cache = cache(16);

        assertThat(get(cache, "..agent number one..", 2, 18)).isEqualTo("agent number one");
        assertThat(get(cache, "agent number one", 0, 16)).isEqualTo("agent number one");
        assertThat(get(cache, "agent number", 0, 12)).isEqualTo("agent number");
        assertThat(get(cache, "", 0, 0)).isEmpty();
        assertThat(loaded).containsExactly("agent number one", "agent number", "");
    }

    @Test
    void a_full_cache_forgets_and_still_answers_rightly() {
        BytesCache<String> cache = cache(16);

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 100; i++) {
                String text = "text " + i;
                assertThat(get(cache, text, 0, text.length())).isEqualTo(text);
            }
        }
    }

    private BytesCache<String> cache(int slots) {
        return new BytesCache<>(slots, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            loaded.add(text);
            return text;
        });
    }

    private static String get(BytesCache<String> cache, String text, int from, int to) {
        return cache.get(text.getBytes(StandardCharsets.UTF_8), from, to);
    }
}
