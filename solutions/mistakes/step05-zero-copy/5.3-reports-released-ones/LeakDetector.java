// Mistake: 
// Red says: 
package workshop.zerocopy;

class LeakDetector {
    Runnable watch(PooledBuffer buffer) {
        reportDropped();
        Watch watch = new Watch(buffer, dropped);
        watched.add(watch);
        return () -> {};
    }
}
