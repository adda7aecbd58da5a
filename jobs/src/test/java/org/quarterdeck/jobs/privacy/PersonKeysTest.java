package org.quarterdeck.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {
    @TempDir
    Path home;

    @Test
    void a_missing_secret_is_made_and_its_owner_alone_can_read_it() throws IOException {
        PersonKeys.open(home.resolve("secrets"));

        Path file = home.resolve("secrets/person.key");
        assertThat(Files.readAllBytes(file)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_person_has_the_same_key_in_every_night() {
        String first = PersonKeys.open(home).ofEmail("a@example.org");

        assertThat(PersonKeys.open(home).ofEmail(" A@Example.ORG ")).isEqualTo(first);
    }

    @Test
    void another_office_has_other_keys() {
        assertThat(PersonKeys.open(home.resolve("one")).ofEmail("a@example.org"))
                .isNotEqualTo(PersonKeys.open(home.resolve("other")).ofEmail("a@example.org"));
    }

    @Test
    void a_name_is_folded_and_a_state_tells_namesakes_apart() {
        PersonKeys keys = PersonKeys.open(home);

        assertThat(keys.ofName("  ＪＯＳÉ  Straße", "AUS")).isEqualTo(keys.ofName("Jose\u0301 STRASSE", "AUS"));
        assertThat(keys.ofName("José", "AUS")).isNotEqualTo(keys.ofName("José", "AUT"));
        assertThat(keys.ofName("a@example.org", "")).isNotEqualTo(keys.ofEmail("a@example.org"));
    }

    @Test
    void a_secret_that_others_can_read_is_not_used() throws IOException {
        PersonKeys.open(home);
        Path file = home.resolve("person.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatIllegalStateException()
                .isThrownBy(() -> PersonKeys.open(home))
                .withMessage(file + ": others can read or run it (rw-r--r--); allow its owner only: chmod 600 " + file);
    }

    @Test
    void a_damaged_secret_is_not_replaced() throws IOException {
        PersonKeys.open(home);
        Files.write(home.resolve("person.key"), new byte[5]);

        assertThatIllegalStateException()
                .isThrownBy(() -> PersonKeys.open(home))
                .withMessageContaining("it has 5 bytes instead of 32; restore it from the office's backup");
    }
}
