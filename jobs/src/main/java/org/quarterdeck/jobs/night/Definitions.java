package org.quarterdeck.jobs.night;

import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.briefing.Wording;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.quality.ControlTotals;
import org.quarterdeck.jobs.quality.Gates;
import org.quarterdeck.jobs.source.References;
import org.quarterdeck.schema.config.InvalidConfiguration;

/**
 * All that a night reads beside data, read before it begins. A slip in a metric or a pack would else be told when
 * the inbox is taken in and the tables are loaded, or even when the release is out.
 */
final class Definitions {
    private Definitions() {}

    /**
     * Reads them all.
     *
     * @throws InvalidConfiguration with every mistake of every file
     */
    static void check(Office office) {
        List<String> problems = new ArrayList<>();
        read(office::sources, problems);
        read(() -> References.read(office.reference()), problems);
        read(() -> LoadPlan.of(office.tables()), problems);
        read(() -> Gates.read(office.tables(), new ReferenceLists(office.reference()).names()), problems);
        read(() -> FigureComputation.check(office.metrics(), office.tables()), problems);
        read(() -> Packs.read(office.packFolders()), problems);
        read(() -> Wording.read(office.briefingFile(), office.home().briefingAdditions()), problems);
        if (problems.isEmpty()) {
            read(() -> controlTotals(office), problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
    }

    /** The totals that the office's numbers are held against. */
    static ControlTotals controlTotals(Office office) {
        return ControlTotals.read(office.home().controlTotals(), office.metrics(), office.sources(), office.tables());
    }

    private static void read(Runnable reading, List<String> problems) {
        try {
            reading.run();
        } catch (InvalidConfiguration e) {
            problems.addAll(e.problems());
        }
    }
}
