// Mistake: the delay before the next accept is a sleep on a thread of the group.
// Fails with: [where a thread sleeps while there are no descriptors left] Expecting empty but was: "acceptFailed
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        try {
            Thread.sleep(MIN_BACKOFF_MILLIS);
        } catch (InterruptedException e) {
            return;
        }
        acceptNext();
    }
}
