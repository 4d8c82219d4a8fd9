// Mistake: the phantom reference is cleared at the release, and stays in the map with its stack trace.
// Fails with: [bytes of the heap that are kept after 20000 buffers were acquired and released] Expecting actual:
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
        for (var dropped = queue.poll(); dropped != null; dropped = queue.poll()) {
            onLeak.accept(tracked.remove(dropped));
        }
        var reference = new PhantomReference<>(buffer, queue);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return reference::clear;
    }
}
