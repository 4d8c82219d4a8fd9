// Mistake: reports released ones.
// Red says: [the methods that acquired what was reported as dropped]
package workshop.zerocopy;

class LeakDetector {
    Runnable watch(PooledBuffer buffer) {
        reportDropped();
        Watch watch = new Watch(buffer, dropped);
        watched.add(watch);
        return () -> {};
    }
}
