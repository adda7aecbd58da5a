package org.quarterdeck.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "list of a.b@c.example, list of (address)",
        "access 192.0.2.7.log, access (address).log",
        "2001:db8::7 and ::1, (address) and (address)",
        "2001:db8:0:1:2:3:4:7, (address)"
    })
    void an_address_is_masked(String text, String masked) {
        assertThat(Addresses.masked(text)).isEqualTo(masked);
        assertThat(Addresses.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10:05:03", "2020.05.31.1", "1.234.567", "rates 2020-05.csv", "@handle", "a: b"})
    void other_texts_stay(String text) {
        assertThat(Addresses.masked(text)).isEqualTo(text);
    }
}
