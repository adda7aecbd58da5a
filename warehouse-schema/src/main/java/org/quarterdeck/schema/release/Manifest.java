package org.quarterdeck.schema.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.schema.config.Words;

/**
 * {@code manifest.json}: what a release is made of, down to the digests of all that went in.
 *
 * @param releaseId {@code <as-of>-<n>}
 * @param asOf what was true on that day
 * @param publishedAt when it became visible
 * @param runId the run that made it
 * @param codeVersion of this product
 * @param office whose it is
 * @param figuresDigest SHA-256 over the digests of all figures, in their order
 * @param definitions SHA-256 of every definition used, by its path: metrics, loads, contracts, reference lists, sources
 * @param tables each table as pinned
 * @param deliveries every delivery that the release knows, by id, with its SHA-256
 * @param warnings what gates found that did not stop the release; empty in a release of an earlier version
 * @param files SHA-256 of every other file of the release, by its path in the release's folder; empty in a release of
 *     an earlier version
 */
public record Manifest(
        String releaseId,
        LocalDate asOf,
        Instant publishedAt,
        String runId,
        String codeVersion,
        Office office,
        String figuresDigest,
        SortedMap<String, String> definitions,
        List<PinnedTable> tables,
        SortedMap<String, String> deliveries,
        List<Warning> warnings,
        SortedMap<String, String> files) {

    /** Releases of earlier versions list no files and no warnings. */
    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Manifest {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        files = files == null ? new TreeMap<>() : files;
    }

    /** The same, of other figures. */
    Manifest of(String otherFiguresDigest) {
        return new Manifest(
                releaseId,
                asOf,
                publishedAt,
                runId,
                codeVersion,
                office,
                otherFiguresDigest,
                definitions,
                tables,
                deliveries,
                warnings,
                files);
    }

    /** The same, with the digests of the files that were written. */
    Manifest with(SortedMap<String, String> written) {
        return new Manifest(
                releaseId,
                asOf,
                publishedAt,
                runId,
                codeVersion,
                office,
                figuresDigest,
                definitions,
                tables,
                deliveries,
                warnings,
                written);
    }

    /**
     * Whose release it is.
     *
     * @param name what it is called
     * @param sampleData whether its data are invented, which every picture then says
     * @param timeZone whose days these are (IANA)
     * @param smallCells the smallest number of people that a slice is shown with outside of the office; 0 when all are
     *     shown, and in a release of an earlier version
     */
    public record Office(Words name, boolean sampleData, String timeZone, int smallCells) {}

    /**
     * A table as a release holds it.
     *
     * @param snapshotId Iceberg's
     * @param fingerprint SHA-256 of all that its rows follow from
     * @param rows how many
     */
    public record PinnedTable(String table, long snapshotId, String fingerprint, long rows) {}

    /**
     * A rule of a table that rows break, and that only warns of it.
     *
     * @param rows how many break it
     */
    public record Warning(String table, String rule, long rows) {}
}
