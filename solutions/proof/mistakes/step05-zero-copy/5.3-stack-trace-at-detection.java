// Mistake: the stack trace is made when the leak is found.
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
