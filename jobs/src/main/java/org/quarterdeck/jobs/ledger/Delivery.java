package org.quarterdeck.jobs.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file received from a source, known by its SHA-256.
 *
 * @param deliveryId the source and the first 12 characters of the digest
 * @param source a source's name
 * @param fileName as it first arrived
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param sizeBytes its size
 * @param receivedAt when it first arrived
 * @param receivedSeq the order of arrival among all deliveries
 * @param rowsRead null until staged; always accepted + rejected + filtered + blank
 * @param status how far it came
 * @param reason why it was refused; null otherwise
 * @param definition digest of the source's definition that staged it
 * @param releaseId the first release that knows it; null before
 * @param archiveRemovedAt when its bytes were given up; null while the archive has them
 * @param isRepair whether its rows stand in place of rejected rows of earlier deliveries
 */
public record Delivery(
        String deliveryId,
        String source,
        String fileName,
        String sha256,
        long sizeBytes,
        Instant receivedAt,
        long receivedSeq,
        @Nullable Long rowsRead,
        @Nullable Long rowsAccepted,
        @Nullable Long rowsRejected,
        @Nullable Long rowsFiltered,
        @Nullable Long rowsBlank,
        String status,
        @Nullable String reason,
        @Nullable String definition,
        @Nullable String releaseId,
        @Nullable Instant archiveRemovedAt,
        boolean isRepair) {
    /** In the archive, not yet read. */
    public static final String RECEIVED = "received";
    /** Its rows are in staging. */
    public static final String STAGED = "staged";
    /** It could not be read; its bytes are in the archive. */
    public static final String REFUSED = "refused";

    /** Was it refused whole, or were any of its rows rejected? */
    public boolean isRefusedInPart() {
        return status.equals(REFUSED) || (rowsRejected != null && rowsRejected > 0);
    }

    /** Has the archive its bytes? */
    public boolean isArchived() {
        return archiveRemovedAt == null;
    }

    /** The id of a delivery. */
    public static String id(String source, String sha256) {
        return source + "-" + sha256.substring(0, 12);
    }
}
