package org.quarterdeck.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Labels;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import org.quarterdeck.schema.trend.Trends;

/** Small releases made of figures written down by hand; nothing in them is counted from anything. */
public final class SampleRelease {
    public static final LocalDate AS_OF = LocalDate.of(2020, 5, 31);

    private final List<Figure> figures = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Labels.Label>> labels = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Manifest.Warning> warnings = new ArrayList<>();
    private final Map<String, String> metrics = new TreeMap<>();
    private final LocalDate asOf;
    private String office = "Office of Counter-Terrorism";
    private boolean sampleData = true;
    private Optional<Trends> trends = Optional.empty();

    public SampleRelease(LocalDate asOf) {
        this.asOf = asOf;
        metric("platform.visits", "Platform visits", "visits", "{over: 1000}", "yes", "[platform_launch]");
        metric("platform.visits_with_robots", "Platform visits, robots included", "visits", "exact", "yes", "[]");
        metric("platform.focal_point_states", "Member States with a focal point", "states", "exact", "semi", "[]");
        metric("platform.demonstrations", "Live demonstrations", "events", "exact", "yes", "[]");
        metric("compact.working_group_meetings", "Working group meetings", "events", "exact", "yes", "[]");
        metric("compact.entities", "Compact entities", "entities", "exact", "semi", "[]");
        metric("briefing.member_states", "Member States briefed", "states", "exact", "no", "[]");
        metric("briefing.entities", "Entities briefed", "entities", "exact", "no", "[]");
        metric("funds.pledged", "Funds pledged", "USD", "{millions: 1}", "yes", "[]");
        metric("funds.received", "Funds received", "USD", "{millions: 1}", "yes", "[]");
        metric("funds.in_kind", "In-kind contributions", "USD", "{millions: 1}", "yes", "[]");
        metric("funds.donors", "Donors", "donors", "exact", "no", "[]");
        metric("funds.received.original", "Funds received, original currency", "AUD", "exact", "yes", "[]");
        metric("funds.collection_rate", "Collection rate", "ratio", "{percent: 0}", "no", "[]");
        metric("capacity.individuals_trained", "Individuals trained", "people", "exact", "no", "[]");
        metric("capacity.workshops", "Workshops", "events", "exact", "yes", "[]");
        metric("capacity.participations", "Participations", "people", "exact", "yes", "[]");
        metric("activities.held", "Activities", "events", "exact", "yes", "[]");
        metric("platform.unique_visitors", "Unique visitors", "visitors", "exact", "no", "[]");
        for (String part : List.of(
                "pledged_gross",
                "changed",
                "received_against_pledges",
                "received_without_rate",
                "exchange_difference")) {
            metric("funds." + part, "Part of the bridge", "USD", "{millions: 1}", "yes", "[]");
        }
        metric("funds.cohort_conversion", "Settled share", "ratio", "{percent: 0}", "no", "[]");
        metric("funds.outstanding", "Outstanding pledges", "USD", "{millions: 1}", "semi", "[]");
        metric("leadership.engagements", "Leadership engagements", "events", "exact", "yes", "[]");
        metric("partnerships.mous_signed", "Memoranda signed", "events", "exact", "yes", "[]");
    }

    public void metric(String id, String title, String unit, String printed, String additive, String since) {
        metrics.put(id, """
                title: %s
                definition: A number written down for tests.
                unit: %s
                fact: core.fact_none
                expression: count(*)
                time: day
                periods: [month]
                since: %s
                additive: %s
                printed: %s
                source: tests
                owner: tests
                """.formatted(title, unit, since, additive, printed));
    }

    public SampleRelease figure(String metric, String period, String slice, String value) {
        Period parsed = Period.parse(period);
        boolean open = parsed.end().isAfter(asOf.minusDays(10));
        return figure(metric, parsed, slice, value, open ? Status.PROVISIONAL : Status.FINAL);
    }

    public SampleRelease event(String metric, String day, String slice, String value) {
        return figure(metric, Period.event(LocalDate.parse(day)), slice, value, Status.FINAL);
    }

    public SampleRelease figure(String metric, Period period, String slice, String value, Status status) {
        Slice parsed = Slice.parse(slice);
        BigDecimal kept = Figure.kept(new BigDecimal(value));
        String unit = metrics.get(metric)
                .lines()
                .filter(l -> l.startsWith("unit: "))
                .findFirst()
                .orElseThrow();
        boolean complete = !period.end().isAfter(asOf);
        @Nullable BigDecimal none = null;
        figures.add(new Figure(
                metric,
                period,
                parsed,
                kept,
                none,
                none,
                unit.substring("unit: ".length()),
                status,
                complete,
                1,
                none,
                asOf + "-1",
                Figure.digest(metric, period, parsed, kept)));
        return this;
    }

    /** The last figure is an estimate, within so much. */
    SampleRelease within(String uncertainty) {
        Figure last = figures.remove(figures.size() - 1);
        figures.add(new Figure(
                last.metric(),
                last.period(),
                last.slice(),
                last.value(),
                last.numerator(),
                last.denominator(),
                last.unit(),
                last.status(),
                last.isComplete(),
                last.sourceRows(),
                new BigDecimal(uncertainty),
                last.releaseId(),
                last.digest()));
        return this;
    }

    public SampleRelease label(String dimension, String id, String name, Map<String, String> attributes) {
        labels.computeIfAbsent(dimension, d -> new TreeMap<>())
                .put(id, new Labels.Label(Words.english(name), attributes));
        return this;
    }

    /** The bridge of pledges, to the as-of date. */
    SampleRelease bridge(String gross, String changed, String received, String exchange, String outstanding) {
        figure("funds.pledged_gross", "../" + asOf, "", gross);
        figure("funds.changed", "../" + asOf, "", changed);
        figure("funds.received_against_pledges", "../" + asOf, "", received);
        figure("funds.received_without_rate", "../" + asOf, "", "0");
        figure("funds.exchange_difference", "../" + asOf, "", exchange);
        return figure("funds.outstanding", "../" + asOf, "", outstanding);
    }

    SampleRelease ofPeople(String metric) {
        metrics.merge(metric, "counts: people\n", String::concat);
        return this;
    }

    SampleRelease without(String metric) {
        metrics.remove(metric);
        return this;
    }

    SampleRelease office(String name, boolean invented) {
        office = name;
        sampleData = invented;
        return this;
    }

    SampleRelease warning(String table, String rule, long rows) {
        warnings.add(new Manifest.Warning(table, rule, rows));
        return this;
    }

    public SampleRelease remark(String on, String label, String... ofMetrics) {
        events.add(new Event(LocalDate.parse(on), Words.english(label), List.of(ofMetrics)));
        return this;
    }

    SampleRelease trends(Trends said) {
        trends = Optional.of(said);
        return this;
    }

    /** Writes the release and opens it again: what is drawn has been through the files. */
    public Release in(Path folder) {
        try {
            Path definitions = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-metrics"));
            for (Map.Entry<String, String> metric : metrics.entrySet()) {
                Files.writeString(definitions.resolve(metric.getKey() + ".yaml"), metric.getValue());
            }
            Files.createDirectories(folder);
            Manifest manifest = new Manifest(
                    asOf + "-1",
                    asOf,
                    Instant.parse(asOf + "T22:00:00Z"),
                    "run-1",
                    "1.0.0",
                    new Manifest.Office(Words.english(office), sampleData, "America/New_York", 5),
                    "0".repeat(64),
                    new TreeMap<>(),
                    List.of(),
                    new TreeMap<>(),
                    warnings,
                    new TreeMap<>());
            new Release(
                            folder,
                            manifest,
                            new Figures(figures),
                            trends,
                            new Labels(labels),
                            events,
                            Metrics.read(List.of(definitions)))
                    .write();
            return Release.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the fact sheet of May 2020 says, with invented figures between its own. */
    public static SampleRelease factSheet() {
        SampleRelease release = new SampleRelease(AS_OF);
        release.platform();
        release.funds();
        release.capacity();
        release.remark("2020-03-01", "Platform launched", "platform.visits", "platform.focal_point_states");
        release.remark("2018-11-15", "Donor conference", "funds.pledged");
        release.label("state", "BHR", "Bahrain", Map.of()).label("state", "SDN", "the Sudan", Map.of());
        return release;
    }

    private void platform() {
        String[][] visits = {{"2020-03", "3120", "9410"}, {"2020-04", "4385", "11873"}, {"2020-05", "5981", "15022"}};
        for (String[] month : visits) {
            figure("platform.visits", month[0], "", month[1]);
            figure("platform.visits_with_robots", month[0], "", month[2]);
        }
        figure("platform.visits", "2020-03-01/2020-05-31", "", "13486");
        figure("platform.focal_point_states", "../2020-03-31", "", "21");
        figure("platform.focal_point_states", "../2020-04-30", "", "48");
        figure("platform.focal_point_states", "../2020-05-31", "", "73");
        figure("platform.demonstrations", "2020-05", "", "10");
        figure("compact.working_group_meetings", "2020-05", "modality=virtual", "8");
        figure("compact.entities", "../2020-05-31", "", "43");
        event("briefing.member_states", "2020-05-21", "activity=quarterly-briefing-2020-05-21", "123");
        event("briefing.entities", "2020-05-21", "activity=quarterly-briefing-2020-05-21", "24");
        figure("leadership.engagements", "2020-05", "", "4");
        figure("partnerships.mous_signed", "2020-05", "modality=virtual;state=SDN", "1");
    }

    private void capacity() {
        int[] workshops = {2, 3, 4, 1, 5, 6, 2, 3, 7, 6, 4, 3, 3, 5, 6, 4, 5, 4, 3, 2, 6, 7, 5, 4, 9, 11, 7, 0, 3};
        int[] trained = {
            40, 66, 91, 22, 110, 128, 51, 75, 163, 141, 96, 70, 82, 121, 160, 104, 118, 99, 71, 38, 155, 171, 133, 92,
            310, 420, 260, 0, 77
        };
        YearMonth first = YearMonth.of(2018, 1);
        for (int i = 0; i < workshops.length; i++) {
            String month = first.plusMonths(i).toString();
            figure("capacity.workshops", month, "branch=UNCCT", String.valueOf(workshops[i]));
            figure("capacity.individuals_trained", month, "branch=UNCCT", String.valueOf(trained[i]));
        }
        figure("capacity.individuals_trained", "2020-01/2020-05", "branch=UNCCT", "1067");
        figure("capacity.workshops", "2020-01/2020-05", "branch=UNCCT", "30");
        figure("capacity.workshops", "2020-05", "beneficiary=BHR;modality=virtual", "1");
        event("capacity.participations", "2020-05-27", "activity=brownbag-2020-05-27", "54");
    }

    private void funds() {
        YearMonth first = YearMonth.of(2011, 9);
        YearMonth last = YearMonth.of(2020, 5);
        double pledged = 10_000_000;
        double received = 0;
        int i = 0;
        for (YearMonth month = first; month.isBefore(last); month = month.plusMonths(1), i++) {
            pledged += month.equals(YearMonth.of(2014, 8)) ? 100_000_000 : (i * 7919 % 13) * 220_000.0;
            received = Math.min(pledged, received + (i * 104729 % 17) * 190_000.0);
            figure("funds.pledged", "../" + month.atEndOfMonth(), "", String.valueOf((long) pledged));
            figure("funds.received", "../" + month.atEndOfMonth(), "", String.valueOf((long) received));
        }
        figure("funds.pledged", "../2020-05-31", "", "249481250.75");
        figure("funds.received", "../2020-05-31", "", "168702118.20");
        figure("funds.donors", "../2020-05-31", "", "31");
        figure("funds.collection_rate", "../2020-05-31", "", "0.676211");
        donors();
        figure("funds.in_kind", "2018", "donor=NLD", "11500000");
        figure("funds.received.original", "2020-05", "currency=AUD;donor=AUS;earmark=PVE-ASEAN", "200000");
        figure("funds.received.original", "2020-05", "currency=AUD;donor=AUS;earmark=CTTRAVEL-ASEAN", "650000");
        label("earmark", "PVE-ASEAN", "the prevention of violent extremism in the ASEAN region", Map.of());
        label("earmark", "CTTRAVEL-ASEAN", "Countering Terrorist Travel in the ASEAN region", Map.of());
    }

    private void donors() {
        donor("SAU", "Saudi Arabia", "110000000", "75000000", "member_state");
        donor("NLD", "Netherlands", "12400000", "11900000", "member_state");
        donor("AUS", "Australia", "2150000", "2150000", "member_state");
        donor("D02", "Donor 02", "41200000", "30800000", "member_state");
        donor("D03", "Donor 03", "24000000", "12600000", "member_state");
        donor(
                "D04",
                "Donor 04: Regional Development Bank for Peace and Security",
                "17800000",
                "9000000",
                "organisation");
        donor("EOSG", "UN Sub-Fund for Peace and Security of EOSG", "9600000", "9600000", "un_fund");
        donor("D05", "Donor 05", "8000000", null, "member_state");
        for (int d = 6; d < 30; d++) {
            String amount = String.valueOf(3_000_000 - d * 97_000);
            donor(
                    "D%02d".formatted(d),
                    "Donor %02d".formatted(d),
                    amount,
                    d % 5 == 0 ? "150000" : amount,
                    "member_state");
        }
    }

    public SampleRelease donor(String id, String name, String pledged, @Nullable String received, String kind) {
        figure("funds.pledged", "../" + asOf, "donor=" + id, pledged);
        if (received != null) {
            figure("funds.received", "../" + asOf, "donor=" + id, received);
        }
        return label("donor", id, name, Map.of("donor_kind", kind));
    }
}
