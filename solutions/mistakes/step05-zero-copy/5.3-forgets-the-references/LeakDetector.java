// Mistake: forgets the references.
// Red says: 'the report of a dropped buffer' didn't complete
package workshop.zerocopy;

class LeakDetector {
    Runnable watch(PooledBuffer buffer) {
        reportDropped();
        Watch watch = new Watch(buffer, dropped);
        return watch::clear;
    }

    private void reportDropped() {
        for (var watch = dropped.poll(); watch != null; watch = dropped.poll()) {
            report.accept(((Watch) watch).acquired);
        }
    }
}
