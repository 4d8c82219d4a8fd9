// Mistake: 
// Red says: 
package workshop.zerocopy;

class LeakDetector {
    private void reportDropped() {
        for (var watch = dropped.poll(); watch != null; watch = dropped.poll()) {
            if (watched.remove(watch)) {
                report.accept(new Throwable("a buffer leaks"));
            }
        }
    }
}
