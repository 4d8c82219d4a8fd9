// Mistake: clean() runs the action at the release too, and the action reports.
// Fails with: [the methods that acquired the buffers reported as dropped]
package workshop.zerocopy;

class LeakDetector {
    Runnable track(PooledBuffer buffer) {
        return CLEANER.register(buffer, new Tracker(onLeak))::clean;
    }
}
