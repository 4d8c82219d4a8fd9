package workshop.benchmarks.contenders;

import java.util.concurrent.atomic.AtomicLong;

/** Counts units of work. One thread adds, and any thread reads. */
final class Counter {

    private final AtomicLong count = new AtomicLong();

    void add(long more) {
        // Only one thread writes, so it needs no atomic addition. That would cost more than the rest of its work.
        count.setOpaque(count.getPlain() + more);
    }

    long get() {
        return count.getOpaque();
    }
}
