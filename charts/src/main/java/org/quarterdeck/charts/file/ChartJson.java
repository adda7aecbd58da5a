package org.quarterdeck.charts.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.Beside;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Withheld;

/** A chart for programs: what it says, and the figures behind it under their published names. */
public final class ChartJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ChartJson() {}

    /** UTF-8; a number that a figure does not have is null. */
    public static byte[] of(ChartFrame frame) {
        ChartFrame.ChartTexts texts = frame.texts();
        ObjectNode chart = JSON.createObjectNode();
        chart.put("id", frame.id());
        chart.put("kind", frame.kind().name().toLowerCase(Locale.ROOT));
        chart.put("language", frame.language());
        chart.put("title", texts.title());
        chart.put("subtitle", texts.subtitle().plain());
        chart.put("alternative_text", texts.alt());
        texts.footnotes().forEach(chart.putArray("footnotes")::add);
        chart.put("note", texts.note());
        chart.put("source", texts.source());
        chart.put("provenance", texts.provenance());
        chart.put("sample_data", texts.sample() != null);
        chart.put("end", frame.end().toString());
        figures(frame.figures(), chart.putArray("figures"));
        withheld(frame.withheld(), chart.putArray("withheld"));
        beside(frame.beside(), chart.putArray("beside"));
        return bytes(chart);
    }

    private static void figures(List<Figure> figures, ArrayNode all) {
        for (Figure figure : figures) {
            ObjectNode one = all.addObject();
            one.put("metric", figure.metric());
            one.put("period_kind", figure.period().kind().word());
            one.put("period_start", day(figure.period().start()));
            one.put("period_end", day(figure.period().end()));
            one.put("period", figure.period().text());
            one.put("slice", figure.slice().toString());
            one.put("value", figure.value());
            one.put("numerator", figure.numerator());
            one.put("denominator", figure.denominator());
            one.put("unit", figure.unit());
            one.put("status", figure.status().word());
            one.put("is_complete", figure.isComplete());
            one.put("source_rows", figure.sourceRows());
            one.put("uncertainty", figure.uncertainty());
            one.put("release_id", figure.releaseId());
            one.put("digest", figure.digest());
        }
    }

    private static void withheld(List<Withheld> withheld, ArrayNode all) {
        for (Withheld hidden : withheld) {
            ObjectNode one = all.addObject();
            one.put("metric", hidden.metric());
            one.put("period_kind", hidden.period().kind().word());
            one.put("period_start", day(hidden.period().start()));
            one.put("period_end", day(hidden.period().end()));
            one.put("period", hidden.period().text());
            one.put("slice", hidden.slice().toString());
            one.put("unit", hidden.unit());
            one.put("withheld", hidden.word());
        }
    }

    private static void beside(List<Beside> lines, ArrayNode all) {
        for (Beside line : lines) {
            line.values().forEach((month, band) -> {
                ObjectNode one = all.addObject();
                one.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
                one.put("period", month.toString());
                one.put("value", band.value());
                one.put("low", band.low());
                one.put("high", band.high());
            });
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
