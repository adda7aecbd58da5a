package org.quarterdeck.schema.figure;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks the pages of a figures file, which are Zstandard or plain. Parquet's own factory does more, and reads all of
 * Hadoop's settings first, which every command that opens a release would wait for.
 */
public final class ZstdPages implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("these pages are read, not written");
    }

    /**
     * What unpacks pages of a codec.
     *
     * @throws IllegalArgumentException when it is not Zstandard, which is all that figures are written with
     */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Plain();
            case ZSTD -> new Unpacked();
            default -> throw new IllegalArgumentException("figures are packed with zstd, never with " + codec);
        };
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static final class Plain implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) {
            return page;
        }

        @Override
        public void decompress(ByteBuffer page, int packedSize, ByteBuffer into, int size) {
            into.put(page);
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    private static final class Unpacked implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(unpacked(page.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int packedSize, ByteBuffer into, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            page.get(packed);
            into.put(unpacked(packed, size));
        }

        private static byte[] unpacked(byte[] packed, int size) throws IOException {
            byte[] bytes = new byte[size];
            long written = Zstd.decompress(bytes, packed);
            if (Zstd.isError(written) || written != size) {
                throw new IOException("a page is damaged: " + size + " bytes were packed, and do not unpack");
            }
            return bytes;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
