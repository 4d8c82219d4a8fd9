// Mistake: the detector watches the bytes, which a view on them keeps reachable.
// Fails with: waited for report 2 of a dropped buffer, to whose bytes a view of 64 bytes still refers, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

class LeakDetector {
    Runnable track(PooledBuffer buffer) {
        Tracker tracker = new Tracker(onLeak);
        Cleaner.Cleanable cleanable = CLEANER.register(buffer.bytes(), tracker);
        return () -> {
            tracker.released = true;
            cleanable.clean();
        };
    }
}
