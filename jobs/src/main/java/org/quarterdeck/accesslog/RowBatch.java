package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rows of a batch, by columns, filled anew batch after batch. A row is begun with all its columns null; those that
 * it has are put.
 */
@SuppressWarnings("EnumOrdinal") // Places in arrays, never written down; looked up several times for every row.
final class RowBatch implements AutoCloseable {
    private static final int ROWS = 4096;
    /** Rows that one line can make. */
    private static final int ROWS_OF_A_LINE = 2;

    /** Text after which a batch is handed over early, so that long lines don't make it large. */
    private static final int TEXT_LIMIT = 8 * 1024 * 1024;

    private final OnHeapColumnVector[] vectors = new OnHeapColumnVector[LogColumns.values().length];
    private final byte[][] kinds = Arrays.stream(Kind.values())
            .map(k -> k.word().getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private final ColumnarBatch batch;
    private int rows;
    private int row;
    private int text;

    /**
     * An empty batch.
     *
     * @param asked the columns to hand over, in order
     */
    RowBatch(StructType asked, String site, String robotListVersion, String file) {
        for (LogColumns column : LogColumns.values()) {
            vectors[column.ordinal()] = new OnHeapColumnVector(ROWS, column.type());
        }
        batch = new ColumnarBatch(Arrays.stream(asked.fieldNames())
                .map(LogColumns::of)
                .map(c -> switch (c) {
                    case SITE -> constant(site);
                    case ROBOT_LIST_VERSION -> constant(robotListVersion);
                    case FILE -> constant(file);
                    default -> vectors[c.ordinal()];
                })
                .toArray(ColumnVector[]::new));
    }

    private static ColumnVector constant(String value) {
        ConstantColumnVector vector = new ConstantColumnVector(ROWS, LogColumns.SITE.type());
        vector.setUtf8String(UTF8String.fromString(value));
        return vector;
    }

    /** Forgets all rows. */
    void clear() {
        for (OnHeapColumnVector vector : vectors) {
            vector.reset();
        }
        rows = 0;
        text = 0;
    }

    /** Is there room for the rows of one more line? */
    boolean hasRoom() {
        return rows + ROWS_OF_A_LINE <= ROWS && text < TEXT_LIMIT;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Begins a row. */
    void begin(Kind kind, long lineNo) {
        row = rows++;
        for (OnHeapColumnVector vector : vectors) {
            vector.putNull(row);
        }
        put(LogColumns.KIND, kinds[kind.ordinal()]);
        put(LogColumns.LINE_NO, lineNo);
    }

    void put(LogColumns column, byte[] value) {
        put(column, value, 0, value.length);
    }

    void put(LogColumns column, byte[] bytes, int from, int to) {
        vector(column).putByteArray(row, bytes, from, to - from);
        text += to - from;
    }

    void put(LogColumns column, long value) {
        vector(column).putLong(row, value);
    }

    void put(LogColumns column, int value) {
        vector(column).putInt(row, value);
    }

    void put(LogColumns column, boolean value) {
        vector(column).putBoolean(row, value);
    }

    private OnHeapColumnVector vector(LogColumns column) {
        OnHeapColumnVector vector = vectors[column.ordinal()];
        vector.putNotNull(row);
        return vector;
    }

    /** The rows, valid until {@link #clear()}. */
    ColumnarBatch columns() {
        batch.setNumRows(rows);
        return batch;
    }

    @Override
    public void close() {
        for (OnHeapColumnVector vector : vectors) {
            vector.close();
        }
    }
}
