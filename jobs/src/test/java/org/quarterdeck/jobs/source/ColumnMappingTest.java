package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source can say of where a value comes from, each through the whole step. */
class ColumnMappingTest {
    @TempDir
    Path home;

    private Desk desk;

    @BeforeEach
    void openOffice() throws Exception {
        desk = new Desk(home);
    }

    /** The staged currencies, rates and rate sources of a file under these mappings. */
    private List<String> staged(String mappings, String file) throws Exception {
        desk.source("rates", """
                title: Rates
                into: staging.exchange_rate
                format: {csv: {}}
                redelivery: append
                max_reject_share: 1
                """ + mappings);
        Delivery delivery = desk.delivery("rates", file);
        desk.stage(delivery);
        List<Path> parts = desk.parts("exchange_rate", delivery);
        return parts.isEmpty()
                ? List.of()
                : desk.groups(parts.get(0)).stream()
                        .map(ColumnMappingTest::words)
                        .toList();
    }

    private static String words(Group row) {
        return row.getString("currency", 0) + " " + row.getString("rate_source", 0) + " " + row.getLong("row_no", 0);
    }

    private List<String> rejects() {
        return desk.rejects.stream().map(Reject::message).toList();
    }

    private static String of(String currency, String source) {
        return "columns:\n  currency: " + currency + "\n  valid_from: {from: From}\n  units_per_usd: {from: Rate}\n"
                + "  rate_source: " + source + "\n";
    }

    @Test
    void the_first_filled_of_several_columns_is_taken() throws Exception {
        assertThat(staged(of("{from: Code, or: [Old code, Name]}", "{constant: UN}"), """
                        From,Rate,Code,Old code,Name
                        2020-01-01,1,EUR,DEM,CHF
                        2020-01-01,1,,DEM,CHF
                        2020-01-01,1,,,CHF
                        """))
                .containsExactly("EUR UN 2", "DEM UN 3", "CHF UN 4");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1.5, 1500", "0.01, 250, 2.5"})
    void a_number_is_what_its_unit_makes_of_it(String unit, String written, String meant) throws Exception {
        desk.source("rates", """
                title: Rates
                into: staging.exchange_rate
                format: {csv: {}}
                redelivery: append
                columns:
                  currency: {constant: EUR}
                  valid_from: {from: From}
                  units_per_usd: {from: Rate, unit: %s}
                  rate_source: {constant: UN}
                """.formatted(unit));
        Delivery delivery = desk.delivery("rates", "From,Rate\n2020-01-01," + written + "\n");

        desk.stage(delivery);

        Group row = desk.groups(desk.parts("exchange_rate", delivery).get(0)).get(0);
        assertThat(new BigDecimal(
                        new BigInteger(row.getBinary("units_per_usd", 0).getBytes()), 9))
                .isEqualByComparingTo(meant);
    }

    @Test
    void column_names_are_found_below_titles_by_the_columns_of_the_source() throws Exception {
        desk.source("found", """
                title: Rates
                into: staging.exchange_rate
                format: {csv: {header_row: find}}
                redelivery: append
                """ + of("{from: Code}", "{constant: UN}"));
        String table = "From,Rate,Code\n2020-01-01,1,EUR\n";
        Delivery low = desk.delivery("found", "Rates of the month,,\n,,\nCode,,\n" + table);
        Delivery high = desk.delivery("found", table);
        Delivery none = desk.delivery("found", "Rates,,\nFrom,Rate,Cod\n2020-01-01,1,EUR\n");

        assertThat(desk.stage(low).accepted()).isOne();
        assertThat(desk.groups(desk.parts("exchange_rate", low).get(0)).get(0).getLong("row_no", 0))
                .isEqualTo(5);
        assertThat(desk.stage(high).accepted()).isOne();
        desk.stage(none);
        assertThat(desk.refused.values())
                .singleElement()
                .asString()
                .endsWith("none of its first 100 rows has all the columns of the source; row 2 lacks \"Code\";"
                        + " add them, or change the names in the source's columns");
    }

    @Test
    void an_empty_cell_has_the_value_that_stands_for_it() throws Exception {
        assertThat(staged(of("{from: Code, otherwise: USD, as: currency}", "{constant: UN}"), """
                        From,Rate,Code
                        2020-01-01,1,
                        2020-01-01,1,EUR
                        """))
                .containsExactly("USD UN 2", "EUR UN 3");
    }

    @Test
    void a_cell_counts_only_beside_another_that_is_filled() throws Exception {
        assertThat(staged(of("{from: Code, where_filled: Amount, otherwise: USD}", "{constant: UN}"), """
                        From,Rate,Code,Amount
                        2020-01-01,1,EUR,5
                        2020-01-01,1,EUR,
                        """))
                .containsExactly("EUR UN 2", "USD UN 3");
    }

    @Test
    void filled_cells_are_joined_and_empty_ones_leave_no_gap() throws Exception {
        assertThat(staged(of("{from: Code}", "{join: [Bank, Desk, Town], with: ' / '}"), """
                        From,Rate,Code,Bank,Desk,Town
                        2020-01-01,1,EUR,ECB,,Frankfurt
                        """))
                .containsExactly("EUR ECB / Frankfurt 2");
    }

    @Test
    void a_part_of_a_cell_is_extracted_and_a_cell_of_another_form_is_rejected() throws Exception {
        assertThat(staged(of("{from: Code, extract: '[A-Za-z ]+\\(([A-Z]{3})\\)'}", "{constant: UN}"), """
                        From,Rate,Code
                        2020-01-01,1,Euro (EUR)
                        2020-01-01,1,EUR
                        """))
                .containsExactly("EUR UN 2");
        assertThat(rejects())
                .containsExactly(
                        "Code \"EUR\" is not written as [A-Za-z ]+\\(([A-Z]{3})\\); correct it, or the source's"
                                + " extract");
    }

    @Test
    void a_row_that_nothing_tells_apart_has_its_number() throws Exception {
        assertThat(staged(of("{from: Code}", "{row: line-}"), """
                        From,Rate,Code

                        2020-01-01,1,EUR
                        2020-01-01,1,EUR
                        """)).containsExactly("EUR line-3 3", "EUR line-4 4");
    }

    @Test
    void a_column_may_have_a_form_of_its_own() throws Exception {
        assertThat(staged("""
                        dates: dd/MM/yyyy
                        columns:
                          currency: {from: Code}
                          valid_from: {from: From, dates: M/d/yyyy}
                          units_per_usd: {from: Rate, numbers: de}
                          rate_source: {constant: UN}
                        """, """
                        From,Rate,Code
                        1/31/2020,"1.000,5",EUR
                        """)).containsExactly("EUR UN 2");
        assertThat(rejects()).isEmpty();
    }

    @Test
    void rows_that_are_no_data_are_filtered_and_counted() throws Exception {
        String mappings = of("{from: Code}", "{constant: UN}") + """
                skip:
                  - {column: Code, matches: "(?i)total.*", because: a subtotal}
                  - {column: Code, is: ["#currency"], because: a row of tags}
                  - {column: Remarks, empty: false, because: a remark}
                """;

        assertThat(staged(mappings, """
                        From,Rate,Code,Remarks
                        #date,#rate,#currency,
                        2020-01-01,1,EUR,
                        2020-01-01,1,CHF,do not use
                        ,9,Total of all,
                        """)).containsExactly("EUR UN 3");
        assertThat(desk.staged.values()).containsExactly(new StagingCounts(1, 0, 3, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {from: A, constant: B}         | give exactly one of from, join, constant, row and person
                    {constant: UN, otherwise: ECB} | need from or join
                    {constant: UN, or: [A]}        | or needs from, the column that comes first
                    {from: A, extract: "a(b"}      | extract is no regular expression: Unclosed group
                    {from: A, extract: "ab"}       | extract needs one group in (), the part that is meant
                    {from: A, dates: dd/MM/yy}     | dates: "dd/MM/yy" writes the year short; write it as yyyy
                    """)
    void a_mapping_that_cannot_be_meant_is_named(String mapping, String problem) {
        assertThatThrownBy(() -> staged(of("{from: Code}", mapping), "From,Rate,Code,A\n"))
                .hasMessageContaining("columns.rate_source")
                .hasMessageContaining(problem);
    }

    @Test
    void a_filter_says_one_thing() {
        assertThatThrownBy(() -> staged(
                        of("{from: Code}", "{constant: UN}")
                                + "skip: [{column: Code, is: [x], empty: true, because: both}]\n",
                        "From,Rate,Code\n"))
                .hasMessageContaining("skip, both: give exactly one of is, matches and empty");
    }
}
