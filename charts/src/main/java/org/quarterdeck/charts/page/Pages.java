package org.quarterdeck.charts.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.quarterdeck.charts.draw.Faces;

/** Fills the compiled page templates. */
final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.quarterdeck.charts.page.template");

    private static final String FACES = "<faces>"; // no text holds it: < is escaped there

    /** A page as UTF-8, with the faces that all its words need. */
    byte[] render(String template, Object page) {
        StringOutput output = new StringOutput();
        engine.render(template, page, output);
        String html = output.toString();
        return html.replace(FACES, Faces.css(html)).getBytes(StandardCharsets.UTF_8);
    }

    /** The {@code <style>} element of a page: room for the faces, what all pages share, and its own rules. */
    static String style(String own) {
        return "<style>" + FACES + read("page.css") + read(own) + "</style>";
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(name), "no style " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
