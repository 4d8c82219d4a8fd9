// Mistake: a leak is reported again each time that a buffer is tracked.
// Fails with: [the methods that acquired the two dropped buffers, as reported] Expecting actual: ["acquireAndDrop", "acquireAndDrop", 
package workshop.zerocopy;

class LeakDetector {
    private final java.util.List<java.lang.ref.PhantomReference<PooledBuffer>> refs = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final java.util.Map<java.lang.ref.Reference<?>, Throwable> tracked = new java.util.concurrent.ConcurrentHashMap<>();
    Runnable track(PooledBuffer buffer) {
        tracked.forEach((found, at) -> {
            if (found.refersTo(null)) {
                onLeak.accept(at);
            }
        });
        var reference = new java.lang.ref.WeakReference<>(buffer);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return () -> tracked.remove(reference);
    }
}
