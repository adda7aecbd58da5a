package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.quarterdeck.charts.SampleRelease;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;

/** Scopes for tests of texts: a small release as of 31 May 2020, briefed for May. */
final class Texts {
    private Texts() {}

    static SampleRelease release() {
        return new SampleRelease(SampleRelease.AS_OF)
                .figure("platform.visits", Period.parse("2020-05"), "", "5981", Status.PROVISIONAL)
                .figure("platform.visits", Period.parse("2020-04"), "", "4385", Status.FINAL)
                .figure("platform.visits", "2020-03-01/2020-05-31", "", "13486")
                .figure("platform.focal_point_states", "../2020-05-31", "", "73")
                .figure("funds.pledged", "../2020-05-31", "", "249481250.75")
                .figure("funds.received", "../2020-05-31", "", "168702118.20")
                .figure("funds.received", "../2020-05-31", "donor=AUS", "2150000")
                .figure("leadership.engagements", "2020-05", "", "0")
                .event("briefing.member_states", "2020-05-07", "activity=quarterly-briefing-2020-05-07", "99")
                .event("briefing.member_states", "2020-05-21", "activity=quarterly-briefing-2020-05-21", "123")
                .event("briefing.member_states", "2020-05-28", "activity=seminar-2020-05-28", "11");
    }

    static Scope scope(Path folder, Map<String, ValueRule> rules) {
        return scope(folder, "2020-05", rules);
    }

    static Scope scope(Path folder, String period, Map<String, ValueRule> rules) {
        Periods periods = new Periods(Period.parse(period), SampleRelease.AS_OF, Map.of());
        return new Scope(release().in(folder.resolve("release")), periods, "en", rules);
    }

    static ValueRule figure(String metric, String period) {
        return figure(metric, period, Map.of());
    }

    static ValueRule figure(String metric, String period, Map<String, String> slice) {
        return new ValueRule(metric, period, slice, false, null, null, null, null, null, null);
    }

    static ValueRule minus(String first, String second) {
        return new ValueRule(null, null, Map.of(), false, List.of(first, second), null, null, null, null, null);
    }

    static ValueRule ratio(String first, String second) {
        return new ValueRule(null, null, Map.of(), false, null, List.of(first, second), null, null, null, null);
    }

    static ValueRule change(String first, String second) {
        return new ValueRule(null, null, Map.of(), false, null, null, List.of(first, second), null, null, null);
    }

    /** A number that no figure stands behind. */
    static Value.Amount number(String value, String unit, PrintedForm form) {
        return new Value.Amount(new BigDecimal(value), unit, form, List.of());
    }

    static String sentence(String template, Scope scope) {
        return Template.parse(template).render(scope, Voice.SENTENCE).plain();
    }
}
