package org.quarterdeck.jobs.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.release.Release;

/** The published figures that a night's are compared with. */
public final class PriorFigures {
    private PriorFigures() {}

    /**
     * Those of the release that stands. Where that one publishes an earlier one again, what was published in between
     * was seen, too: a period that only those releases know is compared with the latest of them.
     */
    public static Figures of(Office office, Releases.Entry standing) {
        if (standing.ofReleaseId() == null) {
            return figures(office, standing);
        }
        Map<List<String>, Figure> known = new LinkedHashMap<>();
        add(known, figures(office, standing));
        List<Releases.Entry> all = office.releases().all();
        for (int i = all.indexOf(standing) - 1;
                i >= 0 && !all.get(i).releaseId().equals(standing.ofReleaseId());
                i--) {
            add(known, figures(office, all.get(i)));
        }
        return new Figures(known.values());
    }

    private static void add(Map<List<String>, Figure> known, Figures figures) {
        figures.all().forEach(f -> known.putIfAbsent(key(f), f));
    }

    /** What tells a figure apart within a release. */
    static List<String> key(Figure figure) {
        return List.of(
                figure.metric(),
                figure.period().kind().word(),
                figure.period().text(),
                figure.slice().toString());
    }

    private static Figures figures(Office office, Releases.Entry release) {
        return Release.figures(office.home().release(release.releaseId()));
    }
}
