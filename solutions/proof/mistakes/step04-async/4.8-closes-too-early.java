// Mistake: closes too early.
// Fails with: by a peer that answered every one, but the connection ended: the server closed it
package workshop.async;

class AsyncConnection {
    class SilenceWatch {
        @Override
        public void run() {
            long began = lastHeard;
            Duration silence = silentFor();
            if (silence.compareTo(limit.dividedBy(2)) >= 0 && false) {
                asked = began;
                ask();
            } else if (silence.multipliedBy(2).compareTo(limit) >= 0) {
                close(new IdleTimeoutException("nothing came from " + peer + " for " + silence.toMillis() + " ms"));
            }
        }
    }
}
