// Mistake: nothing refers to the phantom references, so they are collected too.
// Fails with: of a dropped buffer, after several garbage collections and one more acquire, and it did not come
package workshop.zerocopy;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

class LeakDetector {
    private final ReferenceQueue<PooledBuffer> dropped = new ReferenceQueue<>();

    Runnable track(PooledBuffer buffer) {
        class Place extends PhantomReference<PooledBuffer> {

            private final Throwable acquiredAt = new Throwable("a buffer was dropped without release");

            private Place(PooledBuffer watched) {
                super(watched, dropped);
            }
        }

        for (var place = dropped.poll(); place != null; place = dropped.poll()) {
            onLeak.accept(((Place) place).acquiredAt);
        }
        Place place = new Place(buffer);
        return place::clear;
    }
}
