// Mistake: track waits in remove() until the collector has found a buffer.
// Fails with: your code hangs at track (LeakDetector.java:
package workshop.zerocopy;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class LeakDetector {
    private final ReferenceQueue<PooledBuffer> queue = new ReferenceQueue<>();
    private final Map<Reference<?>, Throwable> tracked = new ConcurrentHashMap<>();

    Runnable track(PooledBuffer buffer) {
        var reference = new PhantomReference<>(buffer, queue);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        try {
            onLeak.accept(tracked.remove(queue.remove()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return () -> tracked.remove(reference);
    }
}
