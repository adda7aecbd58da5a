package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Words;

/** What an office says about a source in {@code config/sources/<source>.yaml}; the file's name is the source's. */
public sealed interface SourceDefinition permits FileSource, LogSource {
    /** The share of rejected rows above which a delivery is refused whole, where the source names none. */
    BigDecimal DEFAULT_MAX_REJECT_SHARE = new BigDecimal("0.2");

    /** What the source is called. */
    Words title();

    /** The staging table that its rows go into, as {@code staging.fund_flow}. */
    String into();

    /** The staging columns that tell its rows apart across deliveries; empty when rows have no identity. */
    List<String> identity();

    /** What a further delivery means for the earlier ones. */
    Redelivery redelivery();

    /** Above this share of rejected rows, between 0 and 1, a delivery is refused whole. */
    BigDecimal maxRejectShare();

    /** Does it tell of persons? Then no cell of it is ever quoted, and its archived bytes are not for ever. */
    boolean isPersonal();

    /** What its personal data are held for; null when nobody says. */
    @Nullable
    Words purpose();

    /** Days after its last arrival on which a delivery's archived bytes are deleted; null to keep them for ever. */
    @Nullable
    Integer retentionDays();
}
