package org.quarterdeck.schema;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.metric.Derivation;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.reference.Currencies;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.reference.MemberStates;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

/** The rules that every metric, table and list shipped keeps; a new file is held to them by being there. */
class ShippedContentTest {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema");
    private static final Tables TABLES = Tables.read(ROOT.resolve("tables"));
    private static final Metrics METRICS = Metrics.read(List.of(ROOT.resolve("metrics")));

    @Test
    void every_metric_counts_over_a_table_that_there_is() {
        assertThat(METRICS.byId().values())
                .filteredOn(Metric::isCounted)
                .allSatisfy(metric -> assertThat(TABLES.find(String.valueOf(metric.fact())))
                        .as(metric.fact())
                        .isPresent());
    }

    @Test
    void every_column_that_a_metric_names_is_a_column_of_its_fact() {
        METRICS.byId().forEach((id, metric) -> {
            if (metric.isCounted()) {
                assertThat(TABLES.get(String.valueOf(metric.fact())).contract().columnNames())
                        .as(id)
                        .containsAll(named(metric));
            }
        });
    }

    private static Set<String> named(Metric metric) {
        Set<String> named = new TreeSet<>(metric.per());
        Metric.TimeRule time = java.util.Objects.requireNonNull(metric.time());
        Stream<String> ofDimensions = metric.dimensions().values().stream()
                .flatMap(d -> Stream.of(d.column(), d.each(), d.via()).filter(java.util.Objects::nonNull));
        Stream.concat(ofDimensions, Stream.of(time.on(), time.from(), time.to()).filter(java.util.Objects::nonNull))
                .forEach(named::add);
        return named;
    }

    @Test
    void a_metric_is_covered_by_a_table_that_lists_days() {
        assertThat(METRICS.byId().values())
                .filteredOn(metric -> metric.covered() != null)
                .allSatisfy(metric -> assertThat(TABLES.get(String.valueOf(metric.covered()))
                                .contract()
                                .columnNames())
                        .contains("day"));
    }

    @Test
    void a_derived_metric_is_covered_by_what_covers_the_metrics_it_follows_from() {
        METRICS.byId()
                .forEach((id, metric) -> Metrics.sources(metric)
                        .forEach(source -> assertThat(METRICS.get(source).covered())
                                .as(id + " follows from " + source)
                                .isEqualTo(metric.covered())));
    }

    @Test
    void a_share_is_of_slices_that_its_metric_keeps() {
        METRICS.byId().forEach((id, metric) -> {
            Derivation derived = metric.derived();
            if (derived != null && derived.share() != null) {
                assertThat(METRICS.get(derived.share().of()).slices())
                        .as(id)
                        .contains(List.of(derived.share().by()));
            }
        });
    }

    @Test
    void a_derived_metric_keeps_periods_that_its_sources_keep() {
        METRICS.byId()
                .forEach((id, metric) -> Metrics.sources(metric).stream()
                        .filter(source -> !isSettledByQuarter(metric, source))
                        .forEach(source -> assertThat(METRICS.get(source).periods())
                                .as(id + " follows from " + source)
                                .containsAll(metric.periods())));
    }

    private static boolean isSettledByQuarter(Metric metric, String source) {
        Derivation.Cohorts cohorts =
                metric.derived() == null ? null : metric.derived().cohorts();
        return cohorts != null
                && cohorts.settled().equals(source)
                && METRICS.get(source).periods().contains(Metric.KeptPeriod.QUARTER);
    }

    @Test
    void every_load_has_an_example() {
        assertThat(TABLES.all())
                .filteredOn(Table::isLoaded)
                .isNotEmpty()
                .allSatisfy(
                        table -> assertThat(examples(table)).as(table.name()).isNotEmpty());
    }

    private static List<Path> examples(Table table) throws IOException {
        if (!Files.isDirectory(table.examples())) {
            return List.of();
        }
        try (Stream<Path> cases = Files.list(table.examples())) {
            return cases.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void every_contract_begins_with_its_grain() throws IOException {
        for (Table table : TABLES.all()) {
            assertThat(Files.readAllLines(table.folder().resolve("table.yaml")))
                    .as(table.name())
                    .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
                    .first()
                    .asString()
                    .startsWith("grain:");
        }
    }

    @Test
    void every_table_that_references_another_names_one_of_the_core_or_itself() {
        assertThat(TABLES.all())
                .allSatisfy(table -> assertThat(table.contract().columns().values())
                        .filteredOn(column -> column.references() != null)
                        .allSatisfy(column -> assertThat(column.references()).startsWith("core.")));
    }

    @ParameterizedTest
    @CsvSource({"2011-07-13, 192", "2011-07-14, 193", "2020-05-31, 193"})
    void the_list_of_member_states_has_as_many_as_the_organization_had_on_the_day(LocalDate day, int states)
            throws IOException {
        try (CSVParser rows = CSVParser.parse(
                Files.newBufferedReader(ROOT.resolve("reference/member-states.csv")),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            Set<String> members = rows.stream()
                    .filter(row -> isMember(row, day))
                    .map(row -> row.get("state_code"))
                    .collect(toCollection(TreeSet::new));

            assertThat(members).hasSize(states);
        }
    }

    private static boolean isMember(CSVRecord row, LocalDate day) {
        return !row.get("member_since").isEmpty()
                && !LocalDate.parse(row.get("member_since")).isAfter(day)
                && !LocalDate.parse(row.get("valid_from")).isAfter(day)
                && (row.get("valid_to").isEmpty()
                        || LocalDate.parse(row.get("valid_to")).isAfter(day));
    }

    @ParameterizedTest
    @CsvSource({
        "Türkiye, TUR",
        "Turkey, TUR",
        "Eswatini, SWZ",
        "Swaziland, SWZ",
        "North Macedonia, MKD",
        "South Sudan, SSD",
        "728, SSD",
        "Côte d’Ivoire, CIV",
        "Viet Nam, VNM",
        "Vietnam, VNM",
        "Burma, MMR",
        "Macedonia, MKD",
        "DRC, COD",
        "Lao People's Democratic Republic, LAO"
    })
    void a_state_that_was_renamed_is_one_state(String word, String code) {
        assertThat(MemberStates.read(ROOT.resolve("reference/member-states.csv"))
                        .and(ROOT.resolve("reference/state-aliases.csv"))
                        .code(word))
                .contains(code);
    }

    @Test
    void every_alias_is_of_one_state_and_no_other() {
        MemberStates states = MemberStates.read(ROOT.resolve("reference/member-states.csv"))
                .and(ROOT.resolve("reference/state-aliases.csv"));
        ListsInUse lists = ListsInUse.of(ROOT.resolve("reference"), ROOT.resolve("none"));
        List<String> aliases = lists.column("state-aliases.csv", "alias");
        List<String> codes = lists.column("state-aliases.csv", "state_code");

        assertThat(aliases).hasSizeGreaterThan(100);
        for (int i = 0; i < aliases.size(); i++) {
            assertThat(states.code(aliases.get(i))).as(aliases.get(i)).contains(codes.get(i));
        }
    }

    @Test
    void the_lists_of_the_product_have_the_form_that_is_asked_of_an_offices() {
        assertThat(ListsInUse.of(ROOT.resolve("reference"), ROOT.resolve("reference"))
                        .all()
                        .values())
                .allSatisfy(list -> assertThat(list.version()).isNotEmpty().doesNotStartWith("file of"));
    }

    @ParameterizedTest
    @CsvSource({"USD, true", "AUD, true", "CHF, true", "DEM, true", "USS, false", "usd, false"})
    void currencies_are_those_of_iso_4217_the_withdrawn_with_them(String code, boolean isKnown) {
        assertThat(Currencies.read(ROOT.resolve("reference/currencies.csv")).contains(code))
                .isEqualTo(isKnown);
    }
}
