package org.quarterdeck.schema.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrenciesTest {
    @TempDir
    Path folder;

    @Test
    void a_code_is_known_exactly_and_a_near_one_is_suggested() throws IOException {
        Path file = folder.resolve("currencies.csv");
        Files.writeString(file, "currency,name\nUSD,US Dollar\nEUR,Euro\n");
        Currencies currencies = Currencies.read(file);

        assertThat(currencies.contains("USD")).isTrue();
        assertThat(currencies.contains("usd")).isFalse();
        assertThat(currencies.suggestion("usd")).contains("USD");
        assertThat(currencies.suggestion("USS")).contains("USD");
        assertThat(currencies.suggestion("XYZ")).isEmpty();
    }
}
