package org.quarterdeck.accesslog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values by byte text, found without making an object. Bounded: when it's full it forgets everything and begins anew,
 * so its size never depends on what a log holds. Open addressing; seeded, so that a log can't choose its collisions.
 */
final class BytesCache<V> {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int BYTES_LIMIT = 16 * 1024 * 1024;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Loader<V> loader;
    private final long[] hashes;
    private final @Nullable Entry<V>[] entries;
    private final int mask;
    private int size;
    private int bytesHeld;

    /**
     * An empty cache.
     *
     * @param slots a power of two; at most half of them are used
     * @param loader makes the value of a text that isn't there
     */
    BytesCache(int slots, Loader<V> loader) {
        this.hashes = new long[slots];
        this.entries = entries(slots);
        this.mask = slots - 1;
        this.loader = loader;
    }

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // Java has no arrays of a generic type; only entries of V are ever put.
    private static <V> @Nullable Entry<V>[] entries(int slots) {
        return new Entry[slots];
    }

    /** The value of the text in bytes {@code from} (in) to {@code to} (out). */
    V get(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        int slot = firstSlot(hash);
        for (Entry<V> entry = entries[slot]; entry != null; entry = entries[slot]) {
            if (hashes[slot] == hash && Arrays.equals(entry.key(), 0, entry.key().length, bytes, from, to)) {
                return entry.value();
            }
            slot = (slot + 1) & mask;
        }
        return add(hash, slot, Arrays.copyOfRange(bytes, from, to));
    }

    private int firstSlot(long hash) {
        return (int) (hash >>> 32) & mask;
    }

    private V add(long hash, int freeSlot, byte[] key) {
        int slot = freeSlot;
        size++;
        bytesHeld += key.length;
        if (size > hashes.length / 2 || bytesHeld > BYTES_LIMIT) {
            Arrays.fill(entries, null);
            size = 1;
            bytesHeld = key.length;
            slot = firstSlot(hash);
        }
        V value = loader.load(key);
        hashes[slot] = hash;
        entries[slot] = new Entry<>(key, value);
        return value;
    }

    private long hash(byte[] bytes, int from, int to) {
        long hash = seed ^ (to - from);
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = mixed(hash ^ (long) WORD.get(bytes, i));
        }
        for (; i < to; i++) {
            hash = mixed(hash ^ bytes[i]);
        }
        return hash;
    }

    private static long mixed(long value) {
        long product = value * MIX;
        return product ^ (product >>> 32);
    }

    /** Makes the value of a text. */
    interface Loader<V> {
        /** The value of a text, which may be kept. */
        V load(byte[] text);
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared byte by byte, above.
    private record Entry<V>(byte[] key, V value) {}
}
