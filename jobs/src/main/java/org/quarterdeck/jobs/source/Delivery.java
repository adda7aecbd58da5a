package org.quarterdeck.jobs.source;

import java.nio.file.Path;

/**
 * A file to be staged.
 *
 * @param deliveryId the source and the first 12 characters of the file's digest
 * @param source the source that it came from
 * @param file its bytes, in the archive
 * @param fileName the name under which it arrived, for messages
 * @param isRepair whether its rows stand in place of rejected rows of earlier deliveries
 */
public record Delivery(String deliveryId, String source, Path file, String fileName, boolean isRepair) {}
