package org.quarterdeck.charts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.trend.Verdict;

/** Releases that pictures must bear: poor, long-winded, enormous, hostile. Each by what it is like. */
final class NastyReleases {
    static final String LONG_NAME = "The Interregional Multi-Stakeholder Partnership for the Prevention of Violent "
            + "Extremism, Capacity and Lasting Resilience";
    static final String UNBROKEN_NAME = "Übereinkommensdurchführungsgemeinschaft".repeat(3) + "xyz";
    static final String HTML_NAME = "<script>alert(1)</script> & \"Söhne\" <b>'x'</b>";

    private static final LocalDate AS_OF = SampleRelease.AS_OF;
    static final YearMonth LAST = YearMonth.from(AS_OF);

    private NastyReleases() {}

    static SortedMap<String, SampleRelease> all() {
        SortedMap<String, SampleRelease> all = new TreeMap<>();
        all.put("the fact sheet's", SampleRelease.factSheet());
        all.put("no figure at all", new SampleRelease(AS_OF));
        all.put("one point each", onePoint());
        all.put("nothing but zeros", monthly(18, i -> "0", i -> "0", i -> "0"));
        all.put("months missing", missingMonths());
        all.put("latest months missing", latestMonthsMissing());
        all.put("provisional and revised", provisionalAndRevised());
        all.put("names of 120 characters", longNames());
        all.put("HTML in names", htmlInNames());
        all.put("forty donors with footnotes", fortyDonors());
        all.put("values of a thousandth", monthly(24, i -> "0.001", i -> "0.003", i -> "0.001"));
        all.put("values of a trillion", trillions());
        all.put("more received than pledged", overpaid());
        all.put("twenty years", monthly(240, i -> String.valueOf(1000 + i), i -> String.valueOf(i * 5e5), i -> "193"));
        all.put("remarks on one another", crowdedRemarks());
        all.put("middle of a month", middleOfAMonth());
        all.put("one of everything", oneOfEverything());
        all.put("a bridge", new SampleRelease(AS_OF).bridge("100000000", "500000", "60000000", "-250000", "39750000"));
        all.put(
                "a bridge of trillions",
                new SampleRelease(AS_OF).bridge("2500000000000", "1", "0.01", "0", "2499999999998.99"));
        all.put("a bridge of nothing", new SampleRelease(AS_OF).bridge("0", "0", "0", "0", "0"));
        all.put("a bridge below nothing", new SampleRelease(AS_OF).bridge("1000", "5000000", "0", "0", "-4999000"));
        all.put("refunds, and months foreseen", Foreseen.release(Verdict.RISING));
        all.put("grids of all sizes", grid(7, 30));
        all.put("a grid of one", grid(1, 1));
        all.put("a grid of forty by sixty", grid(40, 60));
        all.put("rows of all sizes", rowsOfAllSizes());
        all.put("rows that are equal", rows(6, i -> "7"));
        all.put("rows of zeros", rows(4, i -> "0"));
        all.put("five hundred rows", rows(500, i -> String.valueOf(1_000_000 / (i + 1))));
        return all;
    }

    /** Participations, workshops and activities by region, programme and pillar, month by month, and cohorts. */
    private static SampleRelease grid(int rows, int months) {
        SampleRelease release = new SampleRelease(AS_OF);
        String[] sizes = {"0", "1", "73", "-2", "1000000000000", "0.001", "250"};
        for (int r = 0; r < rows; r++) {
            for (int m = 0; m < months; m++) {
                YearMonth month = LAST.minusMonths(m);
                String value = sizes[(r + 3 * m) % sizes.length];
                if ((r + m) % 5 != 4) {
                    release.figure("capacity.participations", month.toString(), "region=R" + r, value);
                }
                if (m < 4 && (r + m) % 5 != 0) {
                    String quarter = Period.quarter(month.atDay(1)).text();
                    release.figure("capacity.participations", quarter, "programme=D" + r, sizes[(r + m) % 7]);
                }
                if (month.getMonthValue() % 3 == 0 || m == 0) {
                    String quarter = Period.quarter(month.atDay(1)).text();
                    release.figure("capacity.workshops", quarter, "programme=G" + r, value);
                    release.figure("activities.held", quarter, "pillar=G" + r, value.replace("-", ""));
                }
            }
            String cohort = Period.quarter(LAST.minusMonths(3L * r).atDay(1)).text();
            for (int after = 0; after <= Math.min(r, 20); after++) {
                release.figure(
                        "funds.cohort_conversion",
                        "../" + AS_OF,
                        "cohort=" + cohort + ";quarters_after=" + after,
                        after % 2 == 0 ? "0.333" : "1");
            }
        }
        return release.label("region", "R1", LONG_NAME, Map.of())
                .label("region", "R2", UNBROKEN_NAME, Map.of())
                .label("programme", "G1", LONG_NAME, Map.of())
                .label("programme", "G2", HTML_NAME, Map.of())
                .label("pillar", "G0", LONG_NAME, Map.of());
    }

    private static SampleRelease rowsOfAllSizes() {
        SampleRelease release = rows(
                9,
                i -> new String[] {
                            "-250000000000", "0.001", "1000000000000", "0", "12.5", "999999999", "1", "-0.5", "73"
                        }
                        [i]);
        release.label("programme", "row-1", LONG_NAME, Map.of()).label("programme", "row-2", UNBROKEN_NAME, Map.of());
        return release.label("programme", "row-4", HTML_NAME, Map.of());
    }

    /** Rows by programme and age, of a quarter and to date. */
    private static SampleRelease rows(int count, IntFunction<String> value) {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int i = 0; i < count; i++) {
            release.figure("capacity.workshops", "2020-Q2", "programme=row-" + i, value.apply(i));
            release.figure("funds.outstanding", "../" + AS_OF, "donor=row-" + i, value.apply(i));
        }
        release.figure("capacity.workshops", "2020-Q2", "", "100");
        return release.figure("funds.outstanding", "../" + AS_OF, "", "1000000000");
    }

    private static SampleRelease onePoint() {
        SampleRelease release = monthly(1, i -> "5981", i -> "249481250.75", i -> "73");
        return release.donor("AUS", "Australia", "2150000", "2150000", "member_state");
    }

    static SampleRelease missingMonths() {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int back = 0; back < 24; back++) {
            if (back % 5 != 2 && back % 7 != 4) {
                month(release, LAST.minusMonths(back), String.valueOf(back % 3 == 0 ? 0 : 900 + 37 * back), "73");
            }
        }
        stock(release, LAST.minusMonths(1), "4000000", "1000000");
        stock(release, LAST.minusMonths(4), "3000000", "900000");
        return release;
    }

    static SampleRelease latestMonthsMissing() {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int back = 2; back < 30; back++) {
            month(release, LAST.minusMonths(back), String.valueOf(12_345 + 1_000 * back), String.valueOf(150 - back));
            stock(release, LAST.minusMonths(back), "4000000", "3900000");
        }
        return release;
    }

    static SampleRelease provisionalAndRevised() {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int back = 0; back < 4; back++) {
            Status status = back < 2 ? Status.PROVISIONAL : Status.REVISED;
            Period month = Period.month(LAST.minusMonths(back));
            release.figure("platform.visits", month, "", String.valueOf(9000 - 800 * back), status);
            release.figure("capacity.workshops", month, "branch=UNCCT", "0", status);
            release.figure("capacity.individuals_trained", month, "branch=UNCCT", "12", status);
            Period toDate = Period.toDate(month.end());
            release.figure("platform.focal_point_states", toDate, "", String.valueOf(193 - back), status);
        }
        return release;
    }

    private static SampleRelease longNames() {
        SampleRelease release = SampleRelease.factSheet();
        release.donor("L1", LONG_NAME, "90000000", "1000000", "un_fund");
        release.donor("L2", UNBROKEN_NAME, "60000000", null, "un_fund");
        release.figure("funds.in_kind", "2017", "donor=L1", "12500000");
        release.figure("funds.in_kind", "2018", "donor=L1", "2500000");
        release.remark("2019-11-02", LONG_NAME).remark("2020-05-30", UNBROKEN_NAME);
        return release.office(LONG_NAME, true);
    }

    static SampleRelease htmlInNames() {
        SampleRelease release = SampleRelease.factSheet();
        release.donor("H1", HTML_NAME, "90000000", "1000000", "un_fund");
        release.donor("H2", "=HYPERLINK(\"http://x\")\u0007\u202e", "80000000", "0", "member_state");
        return release.remark("2020-04-02", HTML_NAME).office(HTML_NAME, true);
    }

    static SampleRelease fortyDonors() {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int d = 0; d < 40; d++) {
            String id = "D%02d".formatted(d);
            String pledged = String.valueOf(50_000_000L / (d + 1));
            release.donor(id, "Donor number " + d, pledged, d % 7 == 3 ? null : pledged, "un_fund");
            release.figure("funds.in_kind", "2018", "donor=" + id, "1500000");
        }
        release.figure("funds.pledged", "../" + AS_OF, "", "213000000");
        return release.figure("funds.received", "../" + AS_OF, "", "180000000");
    }

    private static SampleRelease trillions() {
        SampleRelease release = monthly(
                24,
                i -> String.valueOf(1_234_567_890_123L + i * 9_876_543_210L),
                i -> String.valueOf(987_654_321_000L + i * 41_234_567_890L),
                i -> "193");
        release.donor("T1", "Trillion", "1935482593470.25", "987654321000.55", "member_state");
        return release.donor("T2", "Cent", "0.01", "0.01", "member_state");
    }

    private static SampleRelease overpaid() {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int back = 0; back < 30; back++) {
            stock(release, LAST.minusMonths(back), "1000000", String.valueOf(2_000_000 - back * 90_000));
        }
        release.donor("P1", "Paid twice", "1000000", "2000000", "member_state");
        release.donor("P2", "Refunded", "1000000", "-400000", "member_state");
        release.donor("P3", "Never pledged", "0", "70000", "member_state");
        return release.donor("P4", "Pledged nothing, paid nothing", "0", "0", "member_state");
    }

    private static SampleRelease crowdedRemarks() {
        SampleRelease release = monthly(24, i -> String.valueOf(40 * i), i -> String.valueOf(i * 1e6), i -> "" + i);
        for (String on : List.of("2018-06-01", "2020-05-01", "2020-05-02", "2020-05-03", "2020-05-31", "2019-12-31")) {
            release.remark(on, "Remark of " + on + ", said at length");
        }
        return release;
    }

    private static SampleRelease middleOfAMonth() {
        SampleRelease release = new SampleRelease(LocalDate.of(2020, 5, 17));
        for (int back = 0; back < 5; back++) {
            month(release, LAST.minusMonths(back), String.valueOf(4000 - back * 300), "190");
        }
        release.figure("funds.pledged", "../2020-05-17", "", "5000000");
        release.figure("funds.received", "../2020-05-17", "", "5000000");
        release.figure("platform.focal_point_states", "../2020-05-17", "", "191");
        return release.donor("AUS", "Australia", "5000000", "5000000", "member_state");
    }

    static SampleRelease oneOfEverything() {
        SampleRelease release = monthly(3, i -> "1", i -> "1", i -> "1");
        release.figure("capacity.individuals_trained", "2020-01/2020-05", "branch=UNCCT", "1");
        release.figure("capacity.workshops", "2020-01/2020-05", "branch=UNCCT", "1");
        release.figure("platform.visits", "2020-03-01/2020-05-31", "", "1");
        return release.donor("AUS", "Australia", "1", "1", "member_state");
    }

    /** Every metric of the pack by month: flows, pledges (half of them received), States. */
    static SampleRelease monthly(
            int months, IntFunction<String> flow, IntFunction<String> pledged, IntFunction<String> states) {
        SampleRelease release = new SampleRelease(AS_OF);
        for (int i = 0; i < months; i++) {
            YearMonth month = LAST.minusMonths(months - 1L - i);
            month(release, month, flow.apply(i), states.apply(i));
            stock(release, month, pledged.apply(i), pledged.apply(i / 2));
        }
        return release.label("donor", "none", "No one", Map.of());
    }

    private static void month(SampleRelease release, YearMonth month, String flow, String states) {
        release.figure("platform.visits", month.toString(), "", flow);
        release.figure("platform.visits_with_robots", month.toString(), "", flow);
        release.figure("capacity.workshops", month.toString(), "branch=UNCCT", flow);
        release.figure("capacity.individuals_trained", month.toString(), "branch=UNCCT", flow);
        release.figure("platform.focal_point_states", "../" + month.atEndOfMonth(), "", states);
    }

    static void stock(SampleRelease release, YearMonth month, String pledged, String received) {
        release.figure("funds.pledged", "../" + month.atEndOfMonth(), "", pledged);
        release.figure("funds.received", "../" + month.atEndOfMonth(), "", received);
    }
}
