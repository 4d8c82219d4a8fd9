// Mistake: asks in the first silence, and in no later one.
// Fails with: by a peer that answered every one, but the connection ended: the server closed it
package workshop.async;

class AsyncConnection {
    class SilenceWatch {
        private boolean everAsked;

        @Override
        public void run() {
            long began = lastHeard;
            Duration silence = silentFor();
            if (silence.compareTo(limit.dividedBy(2)) >= 0 && !everAsked) {
                everAsked = true;
                ask();
            } else if (silence.compareTo(limit) >= 0) {
                close(new IdleTimeoutException("nothing came from " + peer + " for " + silence.toMillis() + " ms"));
            }
        }
    }
}
