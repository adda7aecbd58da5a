package org.quarterdeck.charts.draw;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/** Pictures as the pages of a PDF: vectors, text as text in embedded faces, the same bytes every time. */
public final class Pdf {
    /** A pixel is a 96th of an inch, a point a 72nd. */
    private static final float POINTS = 0.75f;

    private Pdf() {}

    /**
     * A document with a page for each picture, in its size.
     *
     * @param title what readers show as its name
     * @param language ISO 639-1
     */
    public static byte[] of(List<Picture> pictures, Theme theme, String title, String language) {
        try (PDDocument document = new PDDocument();
                Drawer text = new Drawer(document, theme.faces())) {
            // A document without an id gets one of its clock.
            document.setDocumentId(1L);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(language);
            PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            for (Picture picture : pictures) {
                page(document, picture, text);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a PDF of " + title, e);
        }
    }

    private static void page(PDDocument document, Picture picture, Drawer text) throws IOException {
        int width = picture.width();
        int height = picture.height();
        PDPage page = new PDPage(new PDRectangle(width * POINTS, height * POINTS));
        document.addPage(page);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
        graphics.setFontTextDrawer(text);
        picture.draw(graphics);
        graphics.dispose();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.transform(new Matrix(AffineTransform.getScaleInstance(POINTS, POINTS)));
            content.drawForm(graphics.getXFormObject());
        }
    }

    /** Writes text in the faces of the theme; what they have no glyph for is drawn as shapes. */
    private static final class Drawer extends PdfBoxGraphics2DFontTextDrawer {
        private final Faces faces;
        private final PDFont regular;
        private final PDFont strong;

        Drawer(PDDocument document, Faces faces) throws IOException {
            this.faces = faces;
            this.regular = font(document, Faces.REGULAR);
            this.strong = font(document, Faces.STRONG);
        }

        private static PDFont font(PDDocument document, String file) throws IOException {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(Faces.bytes(file)));
            // As ligatures, letters would be seen and not be found.
            face.setEnableGsub(false);
            return PDType0Font.load(document, face, true);
        }

        @Override
        public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv env) {
            StringBuilder all = new StringBuilder();
            for (char c = text.first(); c != AttributedCharacterIterator.DONE; c = text.next()) {
                all.append(c);
            }
            text.first();
            return faces.canDisplay(all.toString());
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
            return faces.isStrong(font) ? strong : regular;
        }
    }
}
