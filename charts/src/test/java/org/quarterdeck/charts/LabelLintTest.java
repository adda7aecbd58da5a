package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.schema.release.Release;

/** Every chart, in every size, whole and bare, of every release that a picture must bear. */
class LabelLintTest {
    private static final int SMALLEST = 11;
    private static final double TOLERANCE = 1;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> no_label_overlaps_another_or_a_bar_or_leaves_the_picture_or_is_too_small() {
        return NastyReleases.all().entrySet().stream().flatMap(entry -> {
            Release release = entry.getValue().in(folder.resolve(entry.getKey().replaceAll("\\W", "-")));
            return Stream.concat(
                    Nightly.PACK.charts().stream()
                            .map(chart -> lint(entry.getKey(), chart, () -> Nightly.frame(chart.id(), release))),
                    Quarterly.PACK.charts().stream()
                            .map(chart -> lint(
                                    entry.getKey() + ", quarterly",
                                    chart,
                                    () -> Quarterly.frame(chart.id(), release))));
        });
    }

    private static DynamicTest lint(String name, Pack.Chart chart, Supplier<ChartFrame> framed) {
        return DynamicTest.dynamicTest(chart.id() + ", " + name, () -> {
            ChartFrame frame = framed.get();
            for (Size size : List.of(Size.FULL, Size.HALF)) {
                String whole = Picture.whole(frame, Nightly.THEME, size).svg();
                String bare = Picture.bare(frame, Nightly.THEME, size).element("x");
                assertThat(faults(SvgReader.of(whole), frame))
                        .as("whole, " + size.name())
                        .isEmpty();
                assertThat(faults(SvgReader.of(bare), frame))
                        .as("bare, " + size.name())
                        .isEmpty();
            }
        });
    }

    private static List<String> faults(SvgReader svg, ChartFrame frame) {
        List<String> faults = new ArrayList<>();
        List<SvgReader.Text> texts = svg.texts();
        List<Rectangle2D> bars =
                new ArrayList<>(svg.bars(Nightly.THEME.palette().bars()));
        bars.addAll(svg.bars(Nightly.THEME.palette().outlined()));
        for (int i = 0; i < texts.size(); i++) {
            SvgReader.Text text = texts.get(i);
            if (text.size() < SMALLEST) {
                faults.add("below " + SMALLEST + " px: " + text);
            }
            if (!roomy(svg.canvas()).contains(text.box())) {
                faults.add("outside the picture: " + text);
            }
            // Cells have their numbers on them.
            if (frame.grid().isEmpty() && bars.stream().anyMatch(text::lies)) {
                faults.add("on a bar: " + text);
            }
            texts.subList(i + 1, texts.size()).stream()
                    .filter(other -> text.lies(other.box()))
                    .forEach(other -> faults.add(text + " overlaps " + other));
        }
        if (svg.title().isBlank() || svg.description().isBlank()) {
            faults.add("no title or no description");
        }
        return faults;
    }

    private static Rectangle2D roomy(Rectangle2D canvas) {
        return new Rectangle2D.Double(
                -TOLERANCE, -TOLERANCE, canvas.getWidth() + 2 * TOLERANCE, canvas.getHeight() + 2 * TOLERANCE);
    }
}
