package org.quarterdeck.jobs.source.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.iati.IatiFormat.Rows;

class IatiRowsTest {
    private static final String RECEIPT = """
            <transaction ref="7"><transaction-type code="1"/><transaction-date iso-date="2025-03-01"/>
            <value currency="SEK" value-date="2025-03-04">-1000.50</value>
            <provider-org ref="ZZ" type="10"><narrative xml:lang="fr">Bailleur</narrative><narrative>Donor Z</narrative>
            </provider-org></transaction>
            """;

    private static final String SHORT = """
            <transaction><transaction-type code="11"/><transaction-date iso-date="2025-02-01Z"/>\
            <value value-date="2025-02-01">5</value></transaction>
            """;

    @TempDir
    Path folder;

    private Map<String, String> only(Rows kind, String... inner) throws Exception {
        List<Map<String, String>> rows = ActivityFile.activities(folder, inner).rows(kind);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void a_transaction_is_a_row_with_its_provider_value_and_dates() throws Exception {
        assertThat(only(Rows.TRANSACTIONS, RECEIPT))
                .contains(
                        entry("no", "2"),
                        entry("transaction", "XX-1 7"),
                        entry("transaction type", "1"),
                        entry("date", "2025-03-01"),
                        entry("currency", "SEK"),
                        entry("value", "-1000.5"),
                        entry("sign", "negative"),
                        entry("value date", "2025-03-04"),
                        entry("provider ref", "ZZ"),
                        entry("provider type", "10"),
                        entry("reporting org", "Office"));
    }

    @Test
    void a_narrative_in_the_activitys_language_comes_before_others() throws Exception {
        assertThat(only(Rows.TRANSACTIONS, RECEIPT)).contains(entry("provider", "Donor Z"));
        assertThat(only(Rows.TRANSACTIONS, RECEIPT.replace("<narrative>Donor Z</narrative>", "")))
                .contains(entry("provider", "Bailleur"));
    }

    @Test
    void what_a_transaction_leaves_out_its_activity_says() throws Exception {
        String place = "<recipient-country code=\"KE\"/><recipient-country code=\"UG\"/>"
                + "<sector code=\"15110\"/><sector vocabulary=\"99\" code=\"A\"/><default-aid-type code=\"B01\"/>";

        assertThat(only(Rows.TRANSACTIONS, place + SHORT))
                .contains(
                        entry("currency", "EUR"),
                        entry("countries", "KE; UG"),
                        entry("sectors", "15110"),
                        entry("aid type", "B01"),
                        entry("sign", ""));
    }

    @Test
    void a_currency_that_nobody_names_is_empty() throws Exception {
        ActivityFile file = ActivityFile.activities(folder, SHORT);
        Files.writeString(file.path(), Files.readString(file.path()).replace(" default-currency=\"EUR\"", ""));

        assertThat(file.rows(Rows.TRANSACTIONS).get(0)).contains(entry("currency", ""));
    }

    @Test
    void transactions_without_references_are_told_apart_by_type_date_and_count() throws Exception {
        assertThat(ActivityFile.activities(folder, SHORT + SHORT + RECEIPT).rows(Rows.TRANSACTIONS))
                .extracting(row -> row.get("transaction"))
                .containsExactly("XX-1 11 2025-02-01Z", "XX-1 11 2025-02-01Z (2)", "XX-1 7");
    }

    @Test
    void a_dates_time_zone_does_not_move_it() throws Exception {
        assertThat(only(Rows.TRANSACTIONS, SHORT)).contains(entry("date", "2025-02-01"));
    }

    @Test
    void rows_are_counted_through_the_file_and_name_their_line() throws Exception {
        assertThat(ActivityFile.activities(folder, SHORT, "", SHORT).rows(Rows.TRANSACTIONS))
                .extracting(row -> row.get("no") + " line " + row.get("line"))
                .containsExactly("2 line 11", "3 line 32");
    }

    @Test
    void an_activity_is_a_row_with_its_dates_and_organisations() throws Exception {
        assertThat(only(Rows.ACTIVITIES, "<activity-date type=\"2\" iso-date=\"2025-01-15\"/>" + RECEIPT))
                .contains(
                        entry("activity identifier", "XX-1"),
                        entry("title", "A title"),
                        entry("status", "2"),
                        entry("planned start", "2025-01-01"),
                        entry("actual start", "2025-01-15"),
                        entry("actual end", ""),
                        entry("funding orgs", "Donor"),
                        entry("transactions", "1"));
    }

    @Test
    void a_participating_organisation_is_a_row_with_its_role() throws Exception {
        assertThat(only(Rows.PARTICIPANTS, ""))
                .contains(entry("activity identifier", "XX-1"), entry("organisation ref", "YY"), entry("role", "1"));
    }

    @Test
    void an_actual_value_is_a_row_with_its_dimensions_and_target_and_so_is_a_period_without_one() throws Exception {
        String result = """
                <result type="1"><title><narrative>Skills</narrative></title><indicator measure="1">
                <title><narrative>People trained</narrative></title>
                <period><period-start iso-date="2025-01-01"/><period-end iso-date="2025-06-30"/>
                <target value="20"/><target value="10"><dimension name="sex" value="female"/></target>
                <actual value="18"/><actual value="11"><dimension name="sex" value="female"/></actual></period>
                <period><period-start iso-date="2025-07-01"/><period-end iso-date="2025-12-31"/></period>
                </indicator></result>
                """;

        assertThat(ActivityFile.activities(folder, result).rows(Rows.RESULTS))
                .extracting(row -> String.join(
                        "|",
                        row.get("indicator"),
                        row.get("period start"),
                        row.get("target"),
                        row.get("actual"),
                        row.get("sex")))
                .containsExactly(
                        "People trained|2025-01-01|20|18|",
                        "People trained|2025-01-01|10|11|female",
                        "People trained|2025-07-01|||");
    }

    @Test
    void persons_to_write_to_are_in_no_row() throws Exception {
        String contact = "<contact-info><person-name><narrative>Canary</narrative></person-name>"
                + "<email>canary@example.org</email></contact-info>" + RECEIPT;

        for (Rows kind : Rows.values()) {
            assertThat(ActivityFile.activities(folder, contact).rows(kind).toString())
                    .doesNotContainIgnoringCase("canary");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<value value-date=\"2025-02-01\">5</value> | <value>5</value> | value: the attribute value-date is missing",
                "2025-02-01Z | 1 Feb | transaction-date: a value is not of the form asked for, as a date is 2026-01-31",
                "<transaction-type code=\"11\"/> | <transaction-typ code=\"11\"/> | it stands in the wrong place, or too often",
                "<value value-date=\"2025-02-01\">5</value> | ` ` | transaction: an element is missing in it",
                "<transaction> | <transaction secret=\"hidden\"> | transaction: the attribute secret is not known",
                "<transaction> | <transaction>hidden | transaction: it may not hold this text or element"
            })
    void an_activity_that_breaks_the_schema_costs_its_rows_and_no_other(String right, String wrong, String message)
            throws Exception {
        ActivityFile file = ActivityFile.activities(folder, SHORT.strip().replace(right, wrong) + SHORT, SHORT);

        List<Map<String, String>> rows = file.rows(Rows.TRANSACTIONS);

        assertThat(rows)
                .extracting(row -> row.get("no") + " " + row.get("rule"))
                .containsExactly("2 schema", "3 schema", "4 null");
        assertThat(rows.get(0).get("message"))
                .startsWith("line 1")
                .contains(message)
                .endsWith("so no row of its activity is taken: ask the publisher to correct it")
                .doesNotContain("1 Feb", "hidden");
    }

    @Test
    void an_activity_that_breaks_the_schema_is_told_of_though_it_has_no_row() throws Exception {
        assertThat(only(Rows.TRANSACTIONS, "<transactoin/>")).contains(entry("rule", "schema"));
    }

    @Test
    void elements_and_attributes_of_other_name_spaces_are_passed_over() throws Exception {
        String own = "<x:transaction xmlns:x=\"urn:x\"><x:more/></x:transaction>";

        assertThat(only(Rows.TRANSACTIONS, SHORT + own)).contains(entry("value", "5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<iati-activities version='1.04'/> | it is IATI 1.04; 2.01 to 2.03 are read: ask the publisher for one of these",
                "<iati-activities version='3'/> | it names a version that IATI does not have",
                "<iati-activities/> | it names no version of IATI; 2.01 to 2.03 are read",
                "<iati-organisations version='2.03'/> | it is an IATI organisation file, and activity files are read",
                "<rss/> | it is XML and no IATI activity file, which begins with <iati-activities>",
                "<iati-activities version='2.03'/> | line 1, iati-activities: an element is missing in it",
                "<iati-activities version='2.03'><secret/></iati-activities> | line 1, secret: it stands in the wrong place",
            })
    void a_file_of_another_kind_or_version_is_refused_with_what_to_do(String content, String reason) throws Exception {
        ActivityFile file = ActivityFile.of(folder, content);

        assertThatThrownBy(() -> file.rows(Rows.TRANSACTIONS))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.01", "2.02", "2.03"})
    void files_of_the_three_versions_are_read(String version) throws Exception {
        ActivityFile file = ActivityFile.activities(folder, SHORT);
        Files.writeString(
                file.path(), Files.readString(file.path()).replace("version=\"2.03\"", "version=\"" + version + "\""));

        assertThat(file.rows(Rows.TRANSACTIONS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, false",
        "UTF-8, UTF-8, true",
        "UTF-16, UTF-16LE, true",
        "UTF-16, UTF-16BE, true",
        "UTF-16LE, UTF-16LE, false",
        "windows-1252, windows-1252, false"
    })
    void a_file_says_its_encoding_itself(String declared, String written, boolean isMarked) throws Exception {
        ActivityFile file = ActivityFile.activities(folder, SHORT);
        String content = Files.readString(file.path())
                .replace("encoding=\"UTF-8\"", "encoding=\"" + declared + "\"")
                .replace("A title", "Déjà");
        Files.write(file.path(), ((isMarked ? "\ufeff" : "") + content).getBytes(Charset.forName(written)));

        assertThat(FileKind.of(file.path())).isEqualTo(FileKind.XML);
        assertThat(file.rows(Rows.ACTIVITIES).get(0)).contains(entry("title", "Déjà"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Amount\n<unknown>,5\n", "\"<b>\",1\n", "a<b\n"})
    void a_table_is_no_xml_for_a_tag_in_it(String content) throws Exception {
        assertThat(FileKind.of(ActivityFile.of(folder, content).path())).isEqualTo(FileKind.TEXT);
    }
}
