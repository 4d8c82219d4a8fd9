// Mistake: place of the finder.
// Fails with: [the methods that acquired the two dropped buffers, as reported]
package workshop.zerocopy;

class LeakDetector {
    class Tracker {
        @Override
        public void run() {
            if (!released) {
                onLeak.accept(new Throwable("a buffer leaks"));
            }
        }
    }
}
