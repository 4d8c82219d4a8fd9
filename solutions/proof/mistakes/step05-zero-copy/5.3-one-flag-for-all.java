// Mistake: a lambda cannot change a local variable, so the flag is a field. All buffers of the detector share it.
// Fails with: waited for report 1 of a dropped buffer, after which another buffer was released,
package workshop.zerocopy;

class LeakDetector {
    private volatile boolean released;

    Runnable track(PooledBuffer buffer) {
        Throwable acquiredAt = new Throwable("a buffer was dropped");
        released = false;
        Cleaner.Cleanable cleanable = CLEANER.register(buffer, () -> {
            if (!released) {
                onLeak.accept(acquiredAt);
            }
        });
        return () -> {
            released = true;
            cleanable.clean();
        };
    }
}
