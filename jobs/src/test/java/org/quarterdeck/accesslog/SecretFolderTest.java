package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

class SecretFolderTest {
    private static final LocalDate MAY_31 = LocalDate.of(2020, 5, 31);

    @TempDir
    private Path folder;

    private Path files;
    private SecretFolder secrets;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        files = folder.resolve("secrets");
        secrets = new SecretFolder(files);
    }

    @Test
    void a_secret_is_made_once_for_its_owner_alone() throws IOException {
        VisitorSecrets first = open(PeriodKind.MONTH, MAY_31);
        VisitorSecrets again = open(PeriodKind.MONTH, MAY_31);

        Path file = files.resolve("visitor-platform-2020-05.key");
        assertThat(Files.readAllBytes(file)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.secret(0)).isEqualTo(first.secret(0)).isNotEqualTo(first.secret(1));
    }

    @Test
    void secrets_reach_from_the_first_period_that_lines_may_still_come_for_to_tomorrow() {
        VisitorSecrets may = open(PeriodKind.MONTH, MAY_31);

        assertThat(secrets.held("platform")).extracting(Period::text).containsExactly("2020-04", "2020-05", "2020-06");
        assertThat(period(may, "2020-03-31")).isEqualTo(VisitorSecrets.LATE);
        assertThat(period(may, "2020-04-01")).isZero();
        assertThat(period(may, "2020-05-31")).isEqualTo(1);
        assertThat(period(may, "2020-06-01")).isEqualTo(2);
        assertThat(period(may, "2020-06-02")).isEqualTo(VisitorSecrets.FUTURE);
    }

    @Test
    void the_last_late_day_still_counts() {
        // March ends on the 31st; 35 days later is 5 May.
        assertThat(period(open(PeriodKind.MONTH, LocalDate.of(2020, 5, 5)), "2020-03-31"))
                .isNotNegative();
        assertThat(period(open(PeriodKind.MONTH, LocalDate.of(2020, 5, 6)), "2020-03-31"))
                .isEqualTo(VisitorSecrets.LATE);
    }

    @Test
    void secrets_rotate_by_day_and_by_quarter_too() {
        secrets.open("days", PeriodKind.DAY, 1, MAY_31);
        secrets.open("quarters", PeriodKind.QUARTER, 35, MAY_31);

        assertThat(secrets.held("days"))
                .extracting(Period::text)
                .containsExactly("2020-05-30", "2020-05-31", "2020-06-01");
        assertThat(secrets.held("quarters")).extracting(Period::text).containsExactly("2020-Q2");
    }

    @Test
    void an_expired_secret_is_destroyed_and_never_made_again() {
        open(PeriodKind.MONTH, MAY_31);

        assertThat(secrets.destroyExpired("platform", 35, LocalDate.of(2020, 6, 4)))
                .isEmpty();
        assertThat(secrets.destroyExpired("platform", 35, LocalDate.of(2020, 6, 5)))
                .extracting(Period::text)
                .containsExactly("2020-04");
        assertThat(files.resolve("visitor-platform-2020-04.key")).doesNotExist();

        assertThat(period(open(PeriodKind.MONTH, MAY_31), "2020-04-30")).isEqualTo(VisitorSecrets.LATE);
        assertThat(files.resolve("visitor-platform-2020-04.key")).doesNotExist();
    }

    @Test
    void the_secrets_of_another_site_are_left_alone() {
        secrets.open("platform-two", PeriodKind.MONTH, 35, MAY_31);

        assertThat(secrets.held("platform")).isEmpty();
        assertThat(secrets.destroyExpired("platform", 0, LocalDate.of(2030, 1, 1)))
                .isEmpty();
    }

    @Test
    void a_damaged_secret_is_named_and_not_replaced() throws IOException {
        open(PeriodKind.MONTH, MAY_31);
        Path file = Files.write(files.resolve("visitor-platform-2020-05.key"), new byte[5]);

        assertThatThrownBy(() -> open(PeriodKind.MONTH, MAY_31))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file + ": holds 5 bytes");
    }

    @Test
    void a_key_is_the_hmac_of_site_address_and_agent() throws GeneralSecurityException {
        VisitorSecrets opened = open(PeriodKind.MONTH, MAY_31);
        byte[] visitor = "192.0.2.7\0Agent/1".getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(opened.secret(1), "HmacSHA256"));
        byte[] expected = mac.doFinal("platform\000192.0.2.7\0Agent/1".getBytes(StandardCharsets.UTF_8));

        byte[] key = new VisitorKeys("platform", opened).key(1, visitor, 0, visitor.length);

        assertThat(new String(key, StandardCharsets.US_ASCII))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void the_text_of_secrets_tells_none() {
        VisitorSecrets opened = open(PeriodKind.MONTH, MAY_31);

        assertThat(opened).hasToString("VisitorSecrets[periods=3]");
    }

    private VisitorSecrets open(PeriodKind rotation, LocalDate asOf) {
        return secrets.open("platform", rotation, 35, asOf);
    }

    private static int period(VisitorSecrets secrets, String day) {
        return secrets.period(LocalDate.parse(day).toEpochDay());
    }
}
