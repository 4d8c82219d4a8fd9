// Mistake: the delay before the next accept is a sleep on a new thread.
// Fails with: [where a thread sleeps while there are no descriptors left] Expecting empty but was: "
package workshop.async;

class AsyncServer {
    void acceptFailed(Throwable failure) {
        if (!listener.isOpen()) {
            return;
        }
        new Thread(() -> {
                    try {
                        Thread.sleep(MIN_BACKOFF_MILLIS);
                        acceptNext();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
    }
}
