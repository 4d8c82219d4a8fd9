// Mistake: the queue is polled when a buffer is released, and not in track.
// Fails with: of a dropped buffer, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

class LeakDetector {
    private final java.lang.ref.ReferenceQueue<PooledBuffer> queue = new java.lang.ref.ReferenceQueue<>();
    private final java.util.Map<java.lang.ref.Reference<?>, Throwable> tracked = new java.util.concurrent.ConcurrentHashMap<>();
    Runnable track(PooledBuffer buffer) {
        java.lang.ref.PhantomReference<PooledBuffer> reference = new java.lang.ref.PhantomReference<>(buffer, queue);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return () -> {
            tracked.remove(reference);
            for (java.lang.ref.Reference<?> found = queue.poll(); found != null; found = queue.poll()) {
                Throwable at = tracked.remove(found);
                if (at != null) {
                    onLeak.accept(at);
                }
            }
        };
    }
}
