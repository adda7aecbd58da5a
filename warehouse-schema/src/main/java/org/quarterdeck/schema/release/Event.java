package org.quarterdeck.schema.release;

import java.time.LocalDate;
import java.util.List;
import org.quarterdeck.schema.config.Words;

/**
 * A dated remark that charts of the metrics named can show ({@code events.json}).
 *
 * @param on its day
 * @param label a few words
 * @param metrics ids of metrics; empty for all
 */
public record Event(LocalDate on, Words label, List<String> metrics) {}
