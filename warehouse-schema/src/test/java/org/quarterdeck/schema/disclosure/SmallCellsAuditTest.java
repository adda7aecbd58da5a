package org.quarterdeck.schema.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;

/**
 * Random registers, and a reader who solves all equations at once: each shown figure is a sum of the people of a month, a
 * sex and a region, and no hidden one may be a combination of shown ones. Nothing of what hides is used to find out.
 */
class SmallCellsAuditTest {
    private static final List<String> SEXES = List.of("female", "male");
    private static final List<String> REGIONS = List.of("africa", "asia", "europe");
    private static final YearMonth FIRST = YearMonth.of(2019, 11);
    private static final int MONTHS = 8;
    private static final long PRIME = 2_147_483_647L;

    @TempDir
    Path folder;

    private record Atom(YearMonth month, String sex, String region, int people) {
        boolean isIn(Period period, Slice slice) {
            return period.contains(month.atDay(1))
                    && slice.values().getOrDefault("sex", sex).equals(sex)
                    && slice.values().getOrDefault("region", region).equals(region);
        }
    }

    private static List<Atom> atoms(Random random, int empty) {
        List<Atom> atoms = new ArrayList<>();
        for (int m = 0; m < MONTHS; m++) {
            for (String sex : SEXES) {
                for (String region : REGIONS) {
                    atoms.add(new Atom(
                            FIRST.plusMonths(m), sex, region, random.nextInt(10) < empty ? 0 : random.nextInt(40)));
                }
            }
        }
        return atoms;
    }

    private static List<Period> periods() {
        List<Period> periods = new ArrayList<>(List.of(
                Period.quarter(LocalDate.of(2019, 12, 1)),
                Period.quarter(LocalDate.of(2020, 3, 1)),
                Period.quarter(LocalDate.of(2020, 6, 1)),
                Period.year(2019)));
        for (int m = 0; m < MONTHS; m++) {
            YearMonth month = FIRST.plusMonths(m);
            periods.add(Period.month(month));
            periods.add(Period.toDate(month.atEndOfMonth()));
            if (month.getYear() == 2020) {
                periods.add(Period.window(YearMonth.of(2020, 1), month));
            }
        }
        return periods;
    }

    private static List<Slice> slices() {
        List<Slice> slices = new ArrayList<>(List.of(Slice.WHOLE));
        SEXES.forEach(sex -> slices.add(Slice.of(Map.of("sex", sex))));
        REGIONS.forEach(region -> slices.add(Slice.of(Map.of("region", region))));
        return slices;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_small_number_is_a_combination_of_shown_ones(int seed) throws IOException {
        // In every other register nobody came to many places.
        List<Atom> atoms = atoms(new Random(seed), seed % 2 == 0 ? 0 : 4);
        Register register = new Register();
        for (Period period : periods()) {
            for (Slice slice : slices()) {
                register.with("people", period, slice.toString(), people(atoms, period, slice), null);
            }
        }
        Figures shown = SmallCells.shown(register.figures(), metrics(), 30);

        List<long[]> known = new ArrayList<>();
        shown.all().forEach(f -> known.add(row(atoms, f.period(), f.slice())));
        Map<Integer, long[]> basis = basis(known);
        // A part that is all of its whole is the whole, which is shown.
        List<Withheld> small = shown.withheld().stream()
                .filter(w -> w.fewerThan() > 0)
                .filter(w -> people(atoms, w.period(), w.slice()) < people(atoms, w.period(), Slice.WHOLE))
                .toList();
        assertThat(small).isNotEmpty().allSatisfy(w -> {
            long[] left = reduced(row(atoms, w.period(), w.slice()), basis);
            assertThat(first(left)).as(w.toString()).isNotNegative();
        });
        assertThat(shown.all().stream().filter(f -> !f.slice().equals(Slice.WHOLE)))
                .as("some parts are still shown")
                .hasSizeGreaterThan(20);
    }

    private static int people(List<Atom> atoms, Period period, Slice slice) {
        return atoms.stream()
                .filter(a -> a.isIn(period, slice))
                .mapToInt(Atom::people)
                .sum();
    }

    private Metrics metrics() throws IOException {
        Files.writeString(folder.resolve("people.yaml"), """
                title: {en: People}
                definition: People who came.
                unit: people
                counts: people
                fact: core.fact_participation
                expression: sum(participants)
                time: starts_on
                periods: [month, quarter, year, year_to_date, to_date]
                additive: yes
                printed: exact
                source: a test
                owner: Programme management
                """);
        return Metrics.read(List.of(folder));
    }

    private static long[] row(List<Atom> atoms, Period period, Slice slice) {
        return atoms.stream().mapToLong(a -> a.isIn(period, slice) ? 1 : 0).toArray();
    }

    private static Map<Integer, long[]> basis(List<long[]> rows) {
        Map<Integer, long[]> basis = new LinkedHashMap<>();
        for (long[] row : rows) {
            long[] left = reduced(row, basis);
            int at = first(left);
            if (at >= 0) {
                long inverse = BigInteger.valueOf(left[at])
                        .modInverse(BigInteger.valueOf(PRIME))
                        .longValue();
                for (int i = 0; i < left.length; i++) {
                    left[i] = left[i] * inverse % PRIME;
                }
                basis.put(at, left);
            }
        }
        return basis;
    }

    /** What is left of a row after taking away all that the basis knows; in its order each step keeps the earlier ones. */
    private static long[] reduced(long[] row, Map<Integer, long[]> basis) {
        long[] left = row.clone();
        for (int at = 0; at < left.length; at++) {
            long[] known = basis.get(at);
            if (left[at] != 0 && known != null) {
                long times = left[at];
                for (int i = 0; i < left.length; i++) {
                    left[i] = Math.floorMod(left[i] - times * known[i], PRIME);
                }
            }
        }
        return left;
    }

    private static int first(long[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                return i;
            }
        }
        return -1;
    }
}
