package org.quarterdeck.charts.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quarterdeck.charts.frame.ChartFrame;

/** {@code datapackage.json}: what the CSV files of a pack hold, as Frictionless tools read it. */
public final class PackDescriptor {
    private static final Map<String, String> TYPES = Map.of(
            "period_start", "date",
            "period_end", "date",
            "value", "number",
            "numerator", "number",
            "denominator", "number",
            "is_complete", "boolean",
            "source_rows", "integer",
            "uncertainty", "number");

    private PackDescriptor() {}

    /**
     * The descriptor.
     *
     * @param name of the pack
     * @param releaseId what the figures are of
     */
    public static byte[] of(String name, String title, String releaseId, List<ChartFrame> frames) {
        ObjectNode descriptor = ChartJson.object();
        descriptor.put("name", name.toLowerCase(Locale.ROOT));
        descriptor.put("title", title);
        descriptor.put("version", releaseId);
        ArrayNode resources = descriptor.putArray("resources");
        for (ChartFrame frame : frames) {
            ObjectNode resource = resources.addObject();
            resource.put("name", frame.id().toLowerCase(Locale.ROOT));
            resource.put("path", frame.id() + ".csv");
            resource.put("title", frame.texts().title());
            resource.put("format", "csv");
            resource.put("mediatype", "text/csv");
            resource.put("encoding", "utf-8");
            ArrayNode fields = resource.putObject("schema").putArray("fields");
            for (String column : FiguresCsv.COLUMNS) {
                fields.addObject().put("name", column).put("type", TYPES.getOrDefault(column, "string"));
            }
        }
        return ChartJson.bytes(descriptor);
    }
}
