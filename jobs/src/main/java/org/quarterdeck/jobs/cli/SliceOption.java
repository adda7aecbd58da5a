package org.quarterdeck.jobs.cli;

import org.quarterdeck.schema.figure.Slice;
import picocli.CommandLine.Option;

/** Of what a pack or a chart is, where it is of one donor or programme. */
final class SliceOption {
    @Option(
            names = "--slice",
            paramLabel = "S",
            description = "Of what it is, as donor=AUS, for a pack or chart that is of one donor or programme.")
    private String slice = "";

    Slice of() {
        try {
            return Slice.parse(slice);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }
}
