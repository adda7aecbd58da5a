package org.quarterdeck.charts.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A kind of file that a pack gives beside its page. */
public enum OutputFormat {
    /** A picture of its own for each chart, text as text. */
    @JsonProperty("svg")
    SVG,
    /** The same in pixels, two for one and one for one, and a sheet with all charts in small. */
    @JsonProperty("png")
    PNG,
    /** The same as vectors for printing, and one document with a page for each chart. */
    @JsonProperty("pdf")
    PDF,
    /** The figures behind each chart, described by a data package. */
    @JsonProperty("csv")
    CSV,
    /** The words of each chart and the figures behind it. */
    @JsonProperty("json")
    JSON,
    /** One workbook with a sheet for each chart. */
    @JsonProperty("xlsx")
    XLSX
}
