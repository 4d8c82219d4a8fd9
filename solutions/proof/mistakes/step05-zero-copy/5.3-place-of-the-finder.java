// Mistake: place of the finder.
// Fails with: [the methods that acquired the two dropped buffers, as reported]
package workshop.zerocopy;

class LeakDetector {
    class Watch {
        @Override
        public void run() {
            if (!released) {
                report.accept(new Throwable("a buffer leaks"));
            }
        }
    }
}
