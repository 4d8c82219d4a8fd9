// Mistake: get() of a PhantomReference returns null in every case. So buffers are reported that are still in use.
// Fails with: [reports to a detector of another pool] expected: 0 but was: 1
package workshop.zerocopy;

import java.lang.ref.PhantomReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class LeakDetector {
    private final Map<PhantomReference<PooledBuffer>, Throwable> tracked = new ConcurrentHashMap<>();

    Runnable track(PooledBuffer buffer) {
        tracked.forEach((reference, acquiredAt) -> {
            if (reference.get() == null && tracked.remove(reference) != null) {
                onLeak.accept(acquiredAt);
            }
        });
        PhantomReference<PooledBuffer> reference = new PhantomReference<>(buffer, null);
        tracked.put(reference, new Throwable("a buffer was dropped"));
        return () -> tracked.remove(reference);
    }
}
