package org.quarterdeck.jobs.sample;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The first so many of what another yields. */
final class Limited<T> implements Iterator<T> {
    private final Iterator<T> all;
    private long left;

    Limited(Iterator<T> all, long count) {
        this.all = all;
        this.left = count;
    }

    @Override
    public boolean hasNext() {
        return left > 0 && all.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("nothing is left");
        }
        left--;
        return all.next();
    }
}
