// Mistake: after a pause of the timer, the peer is closed without having been asked.
// Fails with: [the peer was asked before it was closed, by a timer that was held up] Expecting value to be true but was false
package workshop.async;

class AsyncConnection {
    class SilenceWatch {
        @Override
        public void run() {
            long began = lastHeard;
            Duration silence = silentFor();
            if (silence.compareTo(limit) >= 0) {
                close(new IdleTimeoutException("nothing came from " + peer + " for " + silence.toMillis() + " ms"));
            } else if (silence.compareTo(limit.dividedBy(2)) >= 0 && asked != began) {
                asked = began;
                ask();
            }
        }
    }
}
