package org.quarterdeck.charts.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** All charts of a pack in small on one picture, row by row, to look over before it is sent. */
public final class ContactSheet {
    private static final int COLUMNS = 3;
    private static final double SCALE = 0.5;
    private static final int GAP = 16;

    private ContactSheet() {}

    /** The sheet as PNG; pictures have one width. */
    public static byte[] png(List<Picture> pictures, Theme theme) {
        int columns = Math.max(1, Math.min(COLUMNS, pictures.size()));
        int wide = (int) Math.ceil(Size.FULL.width() * SCALE);
        int height = GAP;
        for (int i = 0; i < pictures.size(); i += columns) {
            height += tall(pictures, i, columns) + GAP;
        }
        BufferedImage image = new BufferedImage(GAP + columns * (wide + GAP), height + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(theme.palette().grid());
        graphics.fill(new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        int y = GAP;
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            int x = GAP + i % columns * (wide + GAP);
            AffineTransform whole = graphics.getTransform();
            graphics.translate(x, y);
            graphics.scale(SCALE, SCALE);
            graphics.setPaint(theme.palette().ground());
            graphics.fill(new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
            picture.draw(graphics);
            graphics.setTransform(whole);
            if (i % columns == columns - 1) {
                y += tall(pictures, i - columns + 1, columns) + GAP;
            }
        }
        graphics.dispose();
        return Picture.encoded(image);
    }

    private static int tall(List<Picture> pictures, int first, int columns) {
        return pictures.subList(first, Math.min(first + columns, pictures.size())).stream()
                .mapToInt(picture -> (int) Math.ceil(picture.height() * SCALE))
                .max()
                .orElse(0);
    }
}
