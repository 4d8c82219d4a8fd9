// Mistake: track takes one reference out of the queue, though there may be many.
// Fails with: [reports of 300 dropped buffers, after several garbage collections and one more acquire] expected: 300 but was:
package workshop.zerocopy;

class LeakDetector {
    private final java.lang.ref.ReferenceQueue<PooledBuffer> queue = new java.lang.ref.ReferenceQueue<>();
    private final java.util.Map<java.lang.ref.Reference<?>, Throwable> tracked = new java.util.concurrent.ConcurrentHashMap<>();
    Runnable track(PooledBuffer buffer) {
        var dropped = queue.poll();
        if (dropped != null) {
            Throwable acquiredAt = tracked.remove(dropped);
            if (acquiredAt != null) {
                onLeak.accept(acquiredAt);
            }
        }
        var reference = new java.lang.ref.PhantomReference<>(buffer, queue);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return () -> tracked.remove(reference);
    }
}
