package org.quarterdeck.accesslog;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A part of a plain file, or a compressed file as a whole.
 *
 * @param file as it was given
 * @param compression how the file is compressed
 * @param format the format of its lines
 * @param start first byte of the split
 * @param end byte after its last one; beyond the file for a compressed one
 * @param linesBefore lines that end before {@code start}
 * @param knownLines the file's first lines that are not asked for: they were read before, from another file
 */
record FileSplit(
        String file,
        Compression compression,
        LineFormat format,
        long start,
        long end,
        long linesBefore,
        long knownLines)
        implements InputPartition {
    /** The same split, once the lines before it have been counted. */
    FileSplit after(long lines) {
        return new FileSplit(file, compression, format, start, end, lines, knownLines);
    }

    /** How many lines end in the split. Of a plain file. */
    long countLines(Configuration hadoop) {
        byte[] buffer = new byte[1024 * 1024];
        long lines = 0;
        try (FSDataInputStream in = open(file, hadoop)) {
            in.seek(start);
            long left = end - start;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("ends " + left + " bytes before its announced size");
                }
                lines += LineReader.newlines(buffer, read);
                left -= read;
            }
            return lines;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A reader of the lines that start in the split. */
    LineReader lines(Configuration hadoop) throws IOException {
        FSDataInputStream raw = open(file, hadoop);
        try {
            boolean insideLine = false;
            if (start > 0) {
                raw.seek(start - 1);
                insideLine = raw.read() != '\n';
            }
            InputStream in = compression.open(raw);
            return new LineReader(in, start, end, linesBefore, insideLine);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** What to say when reading it fails. */
    UnreadableLog unreadable(IOException e) {
        return unreadable(file, compression, e);
    }

    /** What to say when reading a file fails. */
    static UnreadableLog unreadable(String file, Compression compression, IOException e) {
        if (e instanceof FileNotFoundException) {
            return new UnreadableLog(file, "there is no such file", e);
        }
        String problem = e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage());
        String as = compression == Compression.NONE ? "" : " as " + compression.word();
        return new UnreadableLog(file, "can't be read" + as + " (" + problem + "); have the file delivered again", e);
    }

    /** The file's bytes as they are. */
    static FSDataInputStream open(String file, Configuration hadoop) throws IOException {
        Path path = new Path(file);
        return path.getFileSystem(hadoop).open(path);
    }
}
