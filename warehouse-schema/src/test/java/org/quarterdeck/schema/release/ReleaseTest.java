package org.quarterdeck.schema.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.trend.Adjusted;
import org.quarterdeck.schema.trend.AnomalyBasis;
import org.quarterdeck.schema.trend.Change;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.ForecastMethod;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.TrendTest;
import org.quarterdeck.schema.trend.Trends;
import org.quarterdeck.schema.trend.Verdict;

class ReleaseTest {
    private static final Period MAY = Period.parse("2020-05");

    private static final Trends TRENDS = new Trends(
            List.of(
                    new Trend(
                            "platform.visits",
                            Slice.WHOLE,
                            Period.parse("2017-01"),
                            MAY,
                            40,
                            1,
                            BigDecimal.valueOf(13_412),
                            "visits",
                            new Trend.Judgement(
                                    Verdict.RISING,
                                    TrendTest.SEASONAL_KENDALL,
                                    36L,
                                    45.5,
                                    3.14,
                                    0.0001208,
                                    120.25,
                                    80.5,
                                    null,
                                    "year"),
                            Change.of(BigDecimal.valueOf(13_000), BigDecimal.valueOf(13_412)),
                            Change.of(BigDecimal.ZERO, BigDecimal.valueOf(13_412)),
                            Change.of(BigDecimal.valueOf(-10), BigDecimal.valueOf(60_000)),
                            Change.of(BigDecimal.valueOf(100_000), BigDecimal.valueOf(120_000)),
                            new Trend.Anomaly(-6.5, AnomalyBasis.POOLED, 14_000, true, Slice.of(Map.of("site", "www"))),
                            new Trend.ChangePoint(Period.parse("2020-03"), 0.0146, "Launch"),
                            new Trend.Adjustment(0.25, List.of(0.1, 0.2), true)),
                    new Trend(
                            "platform.visits",
                            Slice.of(Map.of("site", "www")),
                            MAY,
                            MAY,
                            1,
                            0,
                            BigDecimal.ONE,
                            "visits",
                            new Trend.Judgement(
                                    Verdict.TOO_FEW_POINTS, null, null, null, null, null, null, null, null, null),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)),
            List.of(new Adjusted("platform.visits", Slice.WHOLE, MAY, 13_412, 13_000.5, 12_999.25, true)),
            List.of(
                    new Forecast(
                            "funds.received",
                            Slice.WHOLE,
                            MAY,
                            "USD",
                            40,
                            ForecastMethod.LAST_YEAR,
                            null,
                            List.of(new Forecast.Month("2020-06", 10.5, 0, 20.25, 60, 55, 70)),
                            List.of(new Forecast.Backtest("last_year", 16, 120, 9.5, null, 0.75, 0, null))),
                    new Forecast(
                            "platform.visits",
                            Slice.WHOLE,
                            MAY,
                            "visits",
                            5,
                            null,
                            "too few months",
                            List.of(),
                            List.of())));

    @TempDir
    Path folder;

    private Release release;
    private Manifest written;

    @BeforeEach
    void write() throws IOException {
        Path metrics = Files.createDirectories(folder.resolve("definitions"));
        Files.writeString(metrics.resolve("platform.visits.yaml"), """
                title: {en: Visits}
                definition: Visits that are not robots'.
                unit: visits
                fact: core.fact_visit
                expression: count(*)
                time: day
                periods: [month]
                additive: yes
                printed: exact
                source: a test
                owner: Platform team
                """);
        Manifest manifest = new Manifest(
                "2020-05-31-1",
                LocalDate.of(2020, 5, 31),
                Instant.parse("2020-06-01T03:15:00.123Z"),
                "run-1",
                "1.0.0",
                new Manifest.Office(Words.of(Map.of("en", "Office", "fr", "Bureau")), true, "Europe/Vienna", 5),
                "d".repeat(64),
                new TreeMap<>(Map.of("metrics/platform.visits.yaml", "a".repeat(64))),
                List.of(new Manifest.PinnedTable("core.fact_visit", 9_007_199_254_740_993L, "f".repeat(64), 12)),
                new TreeMap<>(Map.of("platform-log-0123456789ab", "0".repeat(64))),
                List.of(new Manifest.Warning("core.fact_visit", "day is not null", 3)),
                new TreeMap<>());
        Labels labels = new Labels(new TreeMap<>(Map.of(
                "donor",
                new TreeMap<>(Map.of(
                        "AUS", new Labels.Label(Words.english("Australia"), Map.of("donor_kind", "member_state")))))));
        Figure visits = new Figure(
                "platform.visits",
                MAY,
                Slice.WHOLE,
                BigDecimal.valueOf(13_412),
                null,
                null,
                "visits",
                Status.FINAL,
                true,
                13_412,
                null,
                "2020-05-31-1",
                Figure.digest("platform.visits", MAY, Slice.WHOLE, BigDecimal.valueOf(13_412)));
        release = new Release(
                folder.resolve("2020-05-31-1"),
                manifest,
                new Figures(List.of(visits)),
                Optional.of(TRENDS),
                labels,
                List.of(new Event(LocalDate.of(2020, 4, 1), Words.english("Launch"), List.of("platform.visits"))),
                Metrics.read(List.of(metrics)));
        written = release.write();
    }

    @Test
    void a_release_opened_is_what_was_written() {
        Release opened = Release.open(release.folder());

        assertThat(opened.manifest()).isEqualTo(written);
        assertThat(opened.labels()).isEqualTo(release.labels());
        assertThat(opened.events()).isEqualTo(release.events());
        assertThat(opened.figures().all()).isEqualTo(release.figures().all());
        assertThat(opened.trends()).contains(TRENDS);
        assertThat(opened.metrics().byId()).isEqualTo(release.metrics().byId());
    }

    @Test
    void a_release_of_an_earlier_version_says_nothing_of_trends() throws IOException {
        Files.delete(release.folder().resolve("trends.parquet"));
        Files.delete(release.folder().resolve("seasonally_adjusted.parquet"));
        Files.delete(release.folder().resolve("forecasts.parquet"));

        Release opened = Release.open(release.folder());

        assertThat(opened.trends()).isEmpty();
        assertThat(opened.figures().all()).hasSize(1);
    }

    @Test
    void a_release_of_before_there_were_forecasts_has_none() throws IOException {
        Files.delete(release.folder().resolve("forecasts.parquet"));

        Trends trends = Release.open(release.folder()).trends().orElseThrow();

        assertThat(trends.forecasts()).isEmpty();
        assertThat(trends.all()).isEqualTo(TRENDS.all());
    }

    @Test
    void damaged_trends_are_named() throws IOException {
        Path trends = release.folder().resolve("trends.parquet");
        byte[] bytes = Files.readAllBytes(trends);
        Files.write(trends, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Release.open(release.folder())).hasMessageContaining(trends + ": it is");
    }

    @Test
    void a_release_keeps_the_definitions_as_they_were() throws IOException {
        Files.delete(folder.resolve("definitions/platform.visits.yaml"));

        assertThat(Release.open(release.folder())
                        .metrics()
                        .get("platform.visits")
                        .unit()
                        .word())
                .isEqualTo("visits");
    }

    @Test
    void writing_again_replaces_what_was_half_written() throws IOException {
        Files.writeString(release.folder().resolve("manifest.json"), "{");

        release.write();

        assertThat(Release.open(release.folder()).manifest()).isEqualTo(written);
    }

    @Test
    void a_half_written_release_is_refused_by_name() throws IOException {
        Files.delete(release.folder().resolve("labels.json"));

        assertThatThrownBy(() -> Release.open(release.folder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(release.folder().toString());
    }

    @Test
    void the_manifest_has_the_digest_of_every_other_file() throws Exception {
        assertThat(written.files().keySet())
                .containsExactlyInAnyOrder(
                        "figures.parquet",
                        "trends.parquet",
                        "seasonally_adjusted.parquet",
                        "forecasts.parquet",
                        "labels.json",
                        "events.json",
                        "metrics/platform.visits.yaml");
        byte[] labels = Files.readAllBytes(release.folder().resolve("labels.json"));
        assertThat(written.files().get("labels.json"))
                .isEqualTo(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(labels)));
    }

    @Test
    void a_manifest_of_an_earlier_version_lists_no_files() throws IOException {
        Path manifest = release.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("(?s),\\s*\"files\" : \\{[^}]*\\}", ""));

        assertThat(Release.open(release.folder()).manifest().files()).isEmpty();
    }

    @Test
    void a_key_that_is_known_no_longer_is_passed_over_in_the_metrics_of_a_release() throws IOException {
        Path metric = release.folder().resolve("metrics/platform.visits.yaml");
        Files.writeString(metric, "a_key_of_old: 3\n" + Files.readString(metric));

        assertThat(Release.open(release.folder()).metrics().byId())
                .isEqualTo(release.metrics().byId());
    }

    @Test
    void a_metric_that_this_version_cannot_read_takes_nothing_from_the_rest_of_a_release() throws IOException {
        Path metric = release.folder().resolve("metrics/platform.visits.yaml");
        Files.writeString(metric, Files.readString(metric).replace("unit:", "unit_of_measure:"));

        Release opened = Release.open(release.folder());

        assertThat(opened.figures().all()).hasSize(1);
        assertThat(opened.metrics().unreadable()).containsOnlyKeys("platform.visits");
        assertThatThrownBy(() -> opened.metrics().get("platform.visits"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of another version of Quarterdeck")
                .hasMessageContaining("\"unit\" is missing");
    }

    @Test
    void damaged_figures_are_named() throws IOException {
        Path figures = release.folder().resolve("figures.parquet");
        byte[] bytes = Files.readAllBytes(figures);
        Files.write(figures, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Release.open(release.folder())).hasMessageContaining(figures + ": it is");
    }

    @Test
    void the_manifest_says_days_as_days_and_keys_in_snake_case() throws IOException {
        assertThat(release.folder().resolve("manifest.json"))
                .content()
                .contains("\"as_of\" : \"2020-05-31\"", "\"published_at\" : \"2020-06-01T03:15:00.123Z\"");
    }

    @Test
    void a_value_without_a_label_is_called_by_itself() {
        assertThat(release.labels().name("donor", "AUS", "fr")).isEqualTo("Australia");
        assertThat(release.labels().name("donor", "NZL", "fr")).isEqualTo("NZL");
        assertThat(release.labels().name("region", "Asia", "fr")).isEqualTo("Asia");
    }
}
