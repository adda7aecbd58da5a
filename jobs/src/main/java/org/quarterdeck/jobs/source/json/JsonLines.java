package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.Line;
import org.quarterdeck.jobs.source.format.Lines;

/** Rows that are one object a line. A line that is none costs its row and no other. */
final class JsonLines implements JsonObjects {
    private final Lines lines;

    JsonLines(Path file, Charset encoding) throws IOException {
        this.lines = Lines.open(file, encoding);
    }

    @Override
    public @Nullable Next next() throws IOException, DeliveryRefused {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        FileRow damage = line.damage(line.number());
        if (damage != null) {
            return new NoRow(damage);
        }
        return line.text().isBlank() ? new NoRow(new FileRow.Blank(line.number())) : row(line);
    }

    private static Next row(Line line) throws IOException {
        try (JsonParser parser = JsonTokens.factory().createParser(line.text())) {
            JsonToken first = parser.nextToken();
            JsonValue value = JsonTokens.value(parser);
            if (value instanceof JsonValue.Faulty fault) {
                return damaged(line, fault.rule(), fault.fact());
            }
            if (first != JsonToken.START_OBJECT || parser.nextToken() != null) {
                return damaged(line, "json", "the line is not one object; write one object a line");
            }
            return JsonObjects.of(line.number(), value);
        } catch (StreamConstraintsException e) {
            return damaged(
                    line, "json", JsonFault.fact(e, "line " + line.number()).orElseThrow(() -> e));
        } catch (JsonProcessingException e) {
            return damaged(
                    line,
                    "json",
                    "line " + line.number() + " is not one whole object (column "
                            + e.getLocation().getColumnNr() + "); write one object a line, or name the list of a"
                            + " document under format.json.rows");
        }
    }

    private static Next damaged(Line line, String rule, String message) {
        return new NoRow(new FileRow.Damaged(line.number(), rule, message));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
