// Mistake: the lambda refers to the buffer, so the buffer stays reachable.
// Fails with: of a dropped buffer, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

class LeakDetector {
    Runnable track(PooledBuffer buffer) {
        Throwable acquiredAt = new Throwable("a buffer was dropped without a release; it was acquired here");
        return CLEANER.register(buffer, () -> {
            if (buffer.referenceCount() > 0) {
                onLeak.accept(acquiredAt);
            }
        })::clean;
    }
}
