// Mistake: the throwable was made when the leak was found, and only its cause has the place.
// Fails with: [the methods that acquired the two dropped buffers, as reported]
package workshop.zerocopy;

class LeakDetector {
    class Tracker {
        @Override
        public void run() {
            if (!released) {
                onLeak.accept(new IllegalStateException("a buffer was never released", acquiredAt));
            }
        }
    }
}
