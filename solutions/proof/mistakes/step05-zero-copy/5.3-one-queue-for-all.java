// Mistake: all detectors share a queue, and a detector reports the leaks of another one to its own callback.
// Fails with: [reports to a detector of another pool] expected: 0 but was: 1
package workshop.zerocopy;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class LeakDetector {
    private static final ReferenceQueue<PooledBuffer> QUEUE = new ReferenceQueue<>();
    private static final Map<Reference<?>, Throwable> TRACKED = new ConcurrentHashMap<>();

    Runnable track(PooledBuffer buffer) {
        for (var dropped = QUEUE.poll(); dropped != null; dropped = QUEUE.poll()) {
            Throwable acquiredAt = TRACKED.remove(dropped);
            if (acquiredAt != null) {
                onLeak.accept(acquiredAt);
            }
        }
        var reference = new PhantomReference<>(buffer, QUEUE);
        TRACKED.put(reference, new Throwable("a buffer was dropped"));
        return () -> TRACKED.remove(reference);
    }
}
