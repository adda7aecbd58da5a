package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.period.Period;

/** Every result that others published of the corpus' series, to the digits that they printed. */
@CorpusTest
class PublishedTrendsTest {
    private static final Path FOLDER = CorpusTest.CORPUS.resolve("trends");
    private static final int MONTHS = 12;

    @TestFactory
    Stream<DynamicTest> every_series_comes_out_as_it_was_published() throws IOException {
        JsonNode published =
                new ObjectMapper().readTree(FOLDER.resolve("published.json").toFile());
        return StreamSupport.stream(published.spliterator(), false)
                .flatMap(each -> StreamSupport.stream(each.get("expected").spliterator(), false)
                        .map(expected -> DynamicTest.dynamicTest(
                                each.get("id").asText() + ", " + expected.get(0).asText(),
                                () -> check(
                                        series(each.get("file").asText()),
                                        expected.get(0).asText(),
                                        expected.get(1).asText(),
                                        expected.path(2).asText()))));
    }

    private static void check(Series series, String what, String expected, String tolerance) {
        double computed = computed(series, what);
        if (tolerance.equals("abs<1e-15")) {
            assertThat(computed).isBetween(-1e-15, 1e-15);
            return;
        }
        assertThat(tolerance).as("a way of comparing that this test knows").isEmpty();
        BigDecimal printed = new BigDecimal(expected);
        // Two programs that add up in another order may differ in the last of sixteen digits.
        BigDecimal rounded = printed.precision() > 14
                ? new BigDecimal(computed).round(new MathContext(14))
                : new BigDecimal(computed).setScale(printed.scale(), RoundingMode.HALF_EVEN);
        assertThat(rounded)
                .isEqualByComparingTo(printed.precision() > 14 ? printed.round(new MathContext(14)) : printed);
    }

    private static double computed(Series series, String what) {
        String[] parts = what.split("\\.");
        return parts[0].equals("seasonal_kendall")
                ? seasonal(series, parts)
                : plain(series, Kendall.mann(series.values()), what);
    }

    private static double plain(Series series, Kendall kendall, String what) {
        TheilSen slope = TheilSen.perPeriod(series, kendall.variance());
        return switch (what) {
            case "mann_kendall.S" -> kendall.s();
            case "mann_kendall.var_S" -> kendall.variance();
            case "mann_kendall.z" -> kendall.z();
            case "mann_kendall.p" -> kendall.p();
            case "theil_sen.slope" -> slope.slope();
            case "theil_sen.interval.nearest_rank.0" -> nearest(series, kendall, 0);
            case "theil_sen.interval.nearest_rank.1" -> nearest(series, kendall, 1);
            default -> throw new IllegalArgumentException("this test does not know " + what);
        };
    }

    /** The limit at the nearest rank, as R's package trend has it; ours lies on a line between the two ranks beside it. */
    private static double nearest(Series series, Kendall kendall, int which) {
        double[] slopes = TheilSen.slopes(series.points(), 1).sorted().toArray();
        double rank = TheilSen.ranks(slopes.length, kendall.variance())[which];
        Double limit = TheilSen.at(slopes, Math.rint(rank));
        Double ours = which == 0
                ? TheilSen.perPeriod(series, kendall.variance()).low()
                : TheilSen.perPeriod(series, kendall.variance()).high();
        Double below = TheilSen.at(slopes, Math.floor(rank));
        Double above = TheilSen.at(slopes, Math.ceil(rank));
        assertThat(ours).isBetween(below, above);
        return limit == null ? Double.NaN : limit;
    }

    private static double seasonal(Series series, String[] parts) {
        SeasonalKendall test = SeasonalKendall.of(series);
        Kendall alone = test.independent();
        Kendall together = test.withCovariance();
        if (parts[1].equals("seasons")) {
            // The file counts calendar months from 0.
            Kendall season = test.season(Integer.parseInt(parts[2]) + 1);
            return switch (parts[3]) {
                case "S" -> season.s();
                case "p_without_continuity" -> Kendall.twoSided(withoutContinuity(season));
                default -> throw new IllegalArgumentException("this test does not know " + parts[3]);
            };
        }
        return switch (parts[1]) {
            case "S" -> alone.s();
            case "var_S" -> alone.variance();
            case "z" -> alone.z();
            case "p" -> alone.p();
            case "var_S_covariance" -> together.variance();
            case "z_covariance_without_continuity" -> withoutContinuity(together);
            case "p_covariance_without_continuity" -> Kendall.twoSided(withoutContinuity(together));
            case "tau_pairs" -> alone.s() / (double) pairs(series);
            case "slope_per_cycle" ->
                TheilSen.perYear(series, MONTHS, alone.variance()).slope();
            default -> throw new IllegalArgumentException("this test does not know " + parts[1]);
        };
    }

    private static double withoutContinuity(Kendall kendall) {
        return kendall.s() / Math.sqrt(kendall.variance());
    }

    private static long pairs(Series series) {
        return series.byCalendar().values().stream()
                .mapToLong(points -> points.size() * (points.size() - 1L) / 2)
                .sum();
    }

    static Series series(String file) throws IOException {
        List<Point> points = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("period")) {
                points.add(new Point(Period.parse(cells[0]), Double.parseDouble(cells[1])));
            }
        }
        return Series.of(points.get(0).period().kind(), points);
    }
}
