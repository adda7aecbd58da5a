package org.quarterdeck.charts.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.draw.Theme;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** Draws one chart, for who is writing it. */
public final class ChartWriter {
    private final String language;

    /** A writer in the house style, in a language (ISO 639-1). */
    public ChartWriter(String language) {
        this.language = language;
    }

    /**
     * Writes {@code <chart>.svg} and {@code <chart>.png} into a folder.
     *
     * @return what was drawn
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when it names what the release does not have
     */
    public ChartFrame write(Pack.Chart chart, Release release, Period period, Path folder) {
        ChartFrame frame = new Framer(release, period, language).frame(chart);
        Picture picture = Picture.whole(frame, Theme.house(), Size.FULL);
        WholeOutput.file(folder.resolve(chart.id() + ".svg"), picture.svg().getBytes(StandardCharsets.UTF_8));
        WholeOutput.file(folder.resolve(chart.id() + ".png"), picture.png());
        return frame;
    }
}
