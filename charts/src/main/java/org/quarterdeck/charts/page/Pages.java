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

    /** A page as UTF-8. */
    byte[] render(String template, Object page) {
        StringOutput output = new StringOutput();
        engine.render(template, page, output);
        return output.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The {@code <style>} element of a page: both faces, what all pages share, and its own rules. */
    static String style(String text, String own) {
        return "<style>" + Faces.css(text) + read("page.css") + read(own) + "</style>";
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(name), "no style " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
