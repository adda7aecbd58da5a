package org.quarterdeck.charts;

import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** The quarterly pack that the product ships, for tests. */
final class Quarterly {
    static final Period SECOND = Period.parse("2020-Q2");
    static final Pack PACK = Packs.read(
                    List.of(Path.of(System.getProperty("quarterdeck.product", ".."), "charts", "packs")))
            .get("quarterly");

    private Quarterly() {}

    static Pack.Chart chart(String id) {
        return PACK.charts().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    static ChartFrame frame(String chart, Release release) {
        return new Framer(release, SECOND, "en").frame(chart(chart));
    }
}
