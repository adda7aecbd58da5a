package org.quarterdeck.accesslog;

import java.io.IOException;
import java.time.ZoneId;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What the readers of all splits need, as Spark sends it to them. Its text tells no secret.
 *
 * @param asked the columns to hand over
 * @param site whose log it is
 * @param zone the site's
 * @param pages which paths are pages
 * @param secrets of the visitor keys
 * @param robots the robots list, one for all readers of a process
 * @param hadoop how files are opened
 */
record ReadPlan(
        StructType asked,
        String site,
        ZoneId zone,
        PageRules pages,
        VisitorSecrets secrets,
        Broadcast<RobotList> robots,
        Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        FileSplit split = (FileSplit) partition;
        try {
            LineReader lines = split.lines(hadoop.value().value());
            RowBatch batch = new RowBatch(asked, site, robots.value().version(), split.file());
            return new SplitReader(split, lines, this, batch);
        } catch (IOException e) {
            throw split.unreadable(e);
        }
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new IllegalStateException("an access log is read in column batches");
    }

    /** The visitors of one reader. */
    Visitors visitors() {
        return new Visitors(new VisitorKeys(site, secrets), robots.value());
    }
}
