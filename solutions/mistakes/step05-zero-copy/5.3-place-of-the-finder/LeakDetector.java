// Mistake: place of the finder.
// Red says: [the methods that acquired the two dropped buffers, as reported]
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
