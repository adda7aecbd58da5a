package org.quarterdeck.charts.draw;

import com.pngencoder.PngEncoder;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.PlainText;
import org.quarterdeck.charts.text.Direction;
import org.quarterdeck.charts.text.Rendered;

/**
 * One chart laid out for one size: as a picture of its own, with title and footer baked in because people pass
 * screenshots on, or bare, for a page that sets those as live text.
 */
public final class Picture {
    private static final int DENSITY = 2;

    private final ChartFrame frame;
    private final Theme theme;
    private final Size size;
    private final boolean bare;
    private final Plotter plotter;

    /** A picture with title and footer. */
    public static Picture whole(ChartFrame frame, Theme theme, Size size) {
        return new Picture(frame, theme, size, false);
    }

    /** The plot alone; "Sample data" stays on it. */
    public static Picture bare(ChartFrame frame, Theme theme, Size size) {
        return new Picture(frame, theme, size, true);
    }

    private Picture(ChartFrame frame, Theme theme, Size size, boolean bare) {
        this.frame = frame;
        this.theme = theme;
        this.size = size;
        this.bare = bare;
        this.plotter = Plotter.of(frame);
    }

    /** A picture of its own as SVG 1.1 with both faces embedded. */
    public String svg() {
        return new Svg(this, frame).document();
    }

    /** The picture as an {@code <svg>} element for a page that has the faces already; {@code id} is unique there. */
    public String element(String id) {
        return new Svg(this, frame).element(id);
    }

    /** The picture as PNG, two pixels for one. */
    public byte[] png() {
        return png(DENSITY);
    }

    /** The picture as PNG, so many pixels for one. */
    public byte[] png(int density) {
        BufferedImage image = new BufferedImage(size.width() * density, height() * density, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(density, density);
        graphics.setPaint(theme.palette().ground());
        graphics.fill(new Rectangle2D.Double(0, 0, size.width(), height()));
        draw(graphics);
        graphics.dispose();
        return encoded(image);
    }

    /** An image as PNG, the same bytes every time. */
    static byte[] encoded(BufferedImage image) {
        // Flat areas and repeated letters: rows as they are compress better, and faster, than differences of rows.
        return new PngEncoder()
                .withBufferedImage(image)
                .withPredictorEncoding(false)
                .withMultiThreadedCompressionEnabled(false)
                .withCompressionLevel(6)
                .toBytes();
    }

    boolean isBare() {
        return bare;
    }

    int width() {
        return size.width();
    }

    int height() {
        Pen pen = new Pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(), theme, size, false);
        double inner = plotter.height(pen, innerWidth());
        return (int) Math.ceil(bare ? inner + strip() + 4 : top() + inner + footerHeight());
    }

    private double innerWidth() {
        return size.width() - 2.0 * padX();
    }

    private double padX() {
        return bare ? 2 : size.padX();
    }

    /** In a language that is written from right to left the whole picture is turned around, and its words are not. */
    private boolean isMirrored() {
        return Direction.of(frame.language()) == Direction.RIGHT_TO_LEFT;
    }

    void draw(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        if (isMirrored()) {
            graphics.transform(Pen.mirror(size.width()));
        }
        draw(new Pen(graphics, theme, size, isMirrored()));
        graphics.setTransform(before);
    }

    private void draw(Pen pen) {
        double top = bare ? 2 : top();
        double bottom = bare ? strip() + 2 : footerHeight();
        if (!bare) {
            header(pen);
            new Footer(frame, theme, size).draw(pen, height() - bottom);
        } else if (sample() != null) {
            pen.text(
                    sample(),
                    size.width() - padX(),
                    height() - 3.0,
                    theme.faces().strong(size.footer()),
                    theme.palette().event(),
                    Pen.Align.END);
        }
        plotter.draw(pen, new Rectangle2D.Double(padX(), top, innerWidth(), height() - top - bottom));
    }

    private @org.jspecify.annotations.Nullable String sample() {
        return frame.texts().sample();
    }

    private double footerHeight() {
        return new Footer(frame, theme, size).height();
    }

    private double strip() {
        return sample() == null ? 0 : size.footer() + 6;
    }

    private Font headline() {
        return theme.faces().strong(size.headline());
    }

    private List<String> title() {
        return new Wrap(headline(), innerWidth(), frame.language())
                .lines(frame.texts().title(), 3);
    }

    private double top() {
        double title = title().size() * Pen.leading(headline());
        return size.padTop() + title + subtitle().size() * Pen.leading(subtitleFont()) + 14;
    }

    private Font subtitleFont() {
        return theme.faces().regular(size.subtitle());
    }

    private void header(Pen pen) {
        double y = size.padTop() + size.headline() * 0.8;
        pen.lines(title(), size.padX(), y, headline(), theme.palette().ink(), Pen.Align.START);
        y += title().size() * Pen.leading(headline()) + (size.subtitle() - size.headline()) * 0.8 + 4;
        for (List<Run> line : subtitle()) {
            double x = size.padX();
            for (Run run : line) {
                pen.text(run.text(), x, y, font(run), colour(run), Pen.Align.START);
                x += Faces.width(run.text(), font(run));
            }
            y += Pen.leading(subtitleFont());
        }
    }

    /** A piece of the subtitle in one colour. */
    private record Run(String text, OptionalInt series) {}

    private Font font(Run run) {
        return run.series().isPresent() ? theme.faces().strong(size.subtitle()) : subtitleFont();
    }

    private java.awt.Color colour(Run run) {
        return run.series().isPresent()
                ? theme.palette().series(SeriesColour.of(frame, run.series().getAsInt()))
                : theme.palette().text();
    }

    /** The subtitle's runs, broken into lines word by word. */
    private List<List<Run>> subtitle() {
        List<List<Run>> lines = new ArrayList<>();
        List<Run> line = new ArrayList<>();
        double used = 0;
        for (Rendered.Piece piece : frame.texts().subtitle().pieces()) {
            for (String word : PlainText.of("|" + piece.text() + "|").split("(?<= )", -1)) {
                Run run = new Run(word.replace("|", ""), piece.series());
                double width = Faces.width(run.text().stripTrailing(), font(run));
                if (used + width > innerWidth() && !line.isEmpty()) {
                    lines.add(line);
                    line = new ArrayList<>();
                    used = 0;
                }
                join(line, run);
                used += Faces.width(run.text(), font(run));
            }
        }
        lines.add(line);
        return lines;
    }

    /** Words of one colour are one text, so that they are kerned, found and copied as one. */
    private static void join(List<Run> line, Run next) {
        Run last = line.isEmpty() ? null : line.get(line.size() - 1);
        if (last != null && last.series().equals(next.series())) {
            line.set(line.size() - 1, new Run(last.text() + next.text(), next.series()));
        } else {
            line.add(next);
        }
    }
}
