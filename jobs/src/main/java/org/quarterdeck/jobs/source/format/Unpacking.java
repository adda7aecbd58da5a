package org.quarterdeck.jobs.source.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.io.input.BoundedInputStream;

/** Writes the one file in a packed one, and gives up on what is damaged or made to fill a disk. */
final class Unpacking {
    /** No file that people write is larger: 2 GiB. */
    private static final long LARGEST = 2L << 30;

    /** A table of one line repeated for ever reaches about 200; gzip can't do more than 1,032. */
    private static final long SWELLING_LIMIT = 400;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    private static final int MEMORY_KIB = 128 * 1024;
    private static final int BUFFER = 1 << 16;

    private final FileKind kind;
    private final Path packed;
    private final Path target;
    private final byte[] buffer = new byte[BUFFER];
    private long unpacked;

    Unpacking(FileKind kind, Path packed, Path target) {
        this.kind = kind;
        this.packed = packed;
        this.target = target;
    }

    void run() throws IOException, DeliveryRefused {
        try (InputStream file = Files.newInputStream(packed);
                BoundedInputStream counted =
                        BoundedInputStream.builder().setInputStream(file).get();
                InputStream in = new BufferedInputStream(counted, BUFFER)) {
            switch (kind) {
                case ZIP -> zipped(in, counted);
                case GZIP -> compressed(CompressorStreamFactory.GZIP, in, counted);
                case BZIP2 -> compressed(CompressorStreamFactory.BZIP2, in, counted);
                case ZSTD -> compressed(CompressorStreamFactory.ZSTANDARD, in, counted);
                case EMPTY_ZIP -> throw new DeliveryRefused("it is " + kind.words() + "; pack it again");
                default ->
                    throw new DeliveryRefused("it is " + kind.words()
                            + ", which is not unpacked here; deliver the file itself, or as ZIP or gzip");
            }
        }
    }

    private void compressed(String codec, InputStream in, BoundedInputStream counted)
            throws IOException, DeliveryRefused {
        try (InputStream out = new CompressorStreamFactory(true, MEMORY_KIB).createCompressorInputStream(codec, in)) {
            keep(out, counted);
        } catch (CompressorException e) {
            throw damaged(e);
        }
    }

    private void zipped(InputStream in, BoundedInputStream counted) throws IOException, DeliveryRefused {
        int files = 0;
        ZipMembers members = new ZipMembers(in, packed);
        while (members.next()) {
            if (members.isFile() && ++files == 1) {
                keep(members.content(), counted);
            } else {
                pass(members.content(), counted);
            }
        }
        if (files != 1) {
            throw new DeliveryRefused("it is a ZIP file of "
                    + (files == 0 ? "no file" : String.format(Locale.ROOT, "%,d files", files))
                    + "; one is read: deliver each file by itself or in a ZIP file of its own");
        }
    }

    private void keep(InputStream from, BoundedInputStream counted) throws IOException, DeliveryRefused {
        try (OutputStream to = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = read(from, counted); read >= 0; read = read(from, counted)) {
                to.write(buffer, 0, read);
            }
        }
    }

    private void pass(InputStream from, BoundedInputStream counted) throws DeliveryRefused {
        int read = read(from, counted);
        while (read >= 0) {
            read = read(from, counted);
        }
    }

    private int read(InputStream from, BoundedInputStream counted) throws DeliveryRefused {
        int read;
        try {
            read = from.read(buffer);
        } catch (IOException | RuntimeException e) { // The libraries have both for bytes that cannot be.
            throw damaged(e);
        }
        unpacked += Math.max(read, 0);
        if (unpacked > LARGEST) {
            throw new DeliveryRefused("it is " + kind.words() + " that unpacks to more than " + (LARGEST >> 30)
                    + " GiB, as no table of an office does; deliver it in parts");
        }
        if (unpacked > ALWAYS_ALLOWED && unpacked > counted.getCount() * SWELLING_LIMIT) {
            throw new DeliveryRefused("it is " + kind.words() + " that unpacks to more than " + SWELLING_LIMIT
                    + " times its size, as no table of an office does; deliver the file itself");
        }
        return read;
    }

    /** What a library found may quote the file, so its words stay with the cause. */
    private DeliveryRefused damaged(Exception e) {
        boolean isShort = e instanceof EOFException || e.getCause() instanceof EOFException;
        return new DeliveryRefused(
                "it is " + kind.words() + " that is damaged" + (isShort ? ": it ends too early" : "")
                        + "; pack it again and deliver it again",
                e);
    }

    /** Where the end of a ZIP file is written down; a file without it was cut off. */
    static boolean hasEnd(Path zip) throws IOException {
        long size = Files.size(zip);
        try (InputStream in = Files.newInputStream(zip)) {
            in.skipNBytes(Math.max(0, size - BUFFER - 22));
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("PK\5\6");
        }
    }
}
