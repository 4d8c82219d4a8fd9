// Mistake: the queue is looked into at each sixteenth acquire only.
// Fails with: waited for report 1 of a dropped buffer, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

class LeakDetector {
    private final java.lang.ref.ReferenceQueue<PooledBuffer> queue = new java.lang.ref.ReferenceQueue<>();
    private final java.util.Map<java.lang.ref.Reference<?>, Throwable> tracked = new java.util.concurrent.ConcurrentHashMap<>();
    private int calls;

    Runnable track(PooledBuffer buffer) {
        if (++calls % 16 == 0) {
            for (var dropped = queue.poll(); dropped != null; dropped = queue.poll()) {
                Throwable acquiredAt = tracked.remove(dropped);
                if (acquiredAt != null) {
                    onLeak.accept(acquiredAt);
                }
            }
        }
        var reference = new java.lang.ref.PhantomReference<>(buffer, queue);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return () -> tracked.remove(reference);
    }
}
