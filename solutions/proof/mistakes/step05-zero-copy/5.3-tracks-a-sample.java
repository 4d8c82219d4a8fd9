// Mistake: only each hundredth buffer is tracked, as in a program that is in production.
// Fails with: waited for report 1 of a dropped buffer, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

class LeakDetector {
    private final java.util.concurrent.atomic.AtomicInteger calls = new java.util.concurrent.atomic.AtomicInteger();

    Runnable track(PooledBuffer buffer) {
        if (calls.incrementAndGet() % 100 != 0) {
            return () -> {};
        }
        Tracker tracker = new Tracker(onLeak);
        Cleaner.Cleanable cleanable = CLEANER.register(buffer, tracker);
        return () -> {
            tracker.released = true;
            cleanable.clean();
        };
    }
}
