package workshop.benchmarks.contenders;

import java.util.concurrent.atomic.AtomicLong;

/** A count of work that was done. One thread counts, any may ask. */
final class Count {

    private final AtomicLong count = new AtomicLong();

    void add(long more) {
        // Only one thread writes: it needs no atomic addition, which would cost more than the rest of its work.
        count.setOpaque(count.getPlain() + more);
    }

    long get() {
        return count.getOpaque();
    }
}
