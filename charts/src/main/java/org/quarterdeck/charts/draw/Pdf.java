package org.quarterdeck.charts.draw;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator;
import java.text.Bidi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public static byte[] of(List<Picture> pictures, String title, String language) {
        try (PDDocument document = new PDDocument();
                Drawer text = new Drawer(document)) {
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

    /**
     * Writes text in the faces of the product. What runs from right to left is drawn as shapes: its letters change with their
     * neighbours, which the writer of PDF does not know.
     */
    private static final class Drawer extends PdfBoxGraphics2DFontTextDrawer {
        private final PDDocument document;
        private final Map<String, PDFont> fonts = new HashMap<>();

        Drawer(PDDocument document) {
            this.document = document;
        }

        @Override
        public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv env) {
            StringBuilder all = new StringBuilder();
            for (char c = text.first(); c != AttributedCharacterIterator.DONE; c = text.next()) {
                all.append(c);
            }
            text.first();
            char[] characters = all.toString().toCharArray();
            return !Bidi.requiresBidi(characters, 0, characters.length);
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
            String file = Face.of(font).file(Face.isStrong(font));
            PDFont known = fonts.get(file);
            if (known == null) {
                TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(Face.bytes(file)));
                // As ligatures, letters would be seen and not be found.
                face.setEnableGsub(false);
                known = PDType0Font.load(document, face, true);
                fonts.put(file, known);
            }
            return known;
        }
    }
}
