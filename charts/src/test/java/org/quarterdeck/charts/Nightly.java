package org.quarterdeck.charts;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.quarterdeck.charts.draw.Theme;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** The pack that the product ships, for tests. */
final class Nightly {
    static final Theme THEME = Theme.house();
    static final Period MAY = Period.month(YearMonth.of(2020, 5));
    static final Pack PACK = Packs.read(
                    List.of(Path.of(System.getProperty("quarterdeck.product", ".."), "charts", "packs")))
            .get("nightly");

    private Nightly() {}

    static Pack.Chart chart(String id) {
        return PACK.charts().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    static ChartFrame frame(String chart, Release release) {
        return new Framer(release, MAY, "en").frame(chart(chart));
    }
}
