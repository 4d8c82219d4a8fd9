package workshop.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** Counts units of work. One thread adds, and any thread reads. */
final class Counter {

    private final AtomicLong count = new AtomicLong();

    void add(long more) {
        // Only one thread writes, so it needs no atomic addition. That would cost more than the rest of its work.
        count.setOpaque(count.getPlain() + more);
    }

    /** Counts a message that a consumer has received, if the last byte of its payload is {@link Nats#LAST}. */
    void message(byte last) {
        if (last != Nats.LAST) {
            throw new IllegalStateException("a payload was parsed wrongly: it ends in " + last);
        }
        add(1);
    }

    long get() {
        return count.getOpaque();
    }
}
