// Mistake: each place is reported only once.
// Fails with: [reports of 300 dropped buffers, after several garbage collections and one more acquire] expected: 300 but was: 1
package workshop.zerocopy;

class LeakDetector {
    private static final java.util.Set<String> REPORTED = java.util.concurrent.ConcurrentHashMap.newKeySet();

    private static final class Tracker implements Runnable {

        private final Throwable acquiredAt =
                new Throwable("a buffer was dropped without a release; it was acquired here");
        private final Consumer<Throwable> onLeak;
        private boolean released;

        private Tracker(Consumer<Throwable> onLeak) {
            this.onLeak = onLeak;
        }

        @Override
        public void run() {
            if (!released && REPORTED.add(java.util.Arrays.toString(acquiredAt.getStackTrace()))) {
                onLeak.accept(acquiredAt);
            }
        }
    }
}
