package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.table.Table;

/**
 * Where a delivery's accepted rows stand: {@code <staging>/<table>/<delivery_id>/part-00000.parquet} and so on, one
 * file a chunk. Files are written beside and renamed; a chunk that comes again overwrites its own file.
 */
final class StagingFolder {
    private final Delivery delivery;
    private final Path folder;
    private final MessageType schema;

    /**
     * @param staging the office's staging folder
     * @param table the staging table
     */
    StagingFolder(Path staging, Table table, Delivery delivery) {
        this.delivery = delivery;
        this.folder = staging.resolve(table.name().substring(table.layer().length() + 1))
                .resolve(delivery.deliveryId());
        this.schema = StagingSchema.of(table.contract());
    }

    /** Writes the file of one chunk, whole or not at all. */
    void write(int chunk, List<MappedRow.Accepted> rows) throws IOException {
        Files.createDirectories(folder);
        String name = String.format(Locale.ROOT, "part-%05d.parquet", chunk);
        Path beside = folder.resolve("." + name + ".writing");
        Files.deleteIfExists(beside);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(beside))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            for (MappedRow.Accepted row : rows) {
                writer.write(group(row));
            }
        }
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Group group(MappedRow.Accepted row) {
        Group group = new SimpleGroup(schema);
        List<@Nullable Object> values = row.values();
        for (int at = 0; at < values.size(); at++) {
            Object value = values.get(at);
            if (value != null) {
                StagingSchema.put(group, schema.getFieldName(at), value);
            }
        }
        group.add("source", delivery.source());
        group.add("delivery_id", delivery.deliveryId());
        group.add("row_no", row.rowNo());
        return group;
    }

    /** Takes every file away, and the folder. */
    void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inner = Files.walk(folder)) {
            for (Path path : inner.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
