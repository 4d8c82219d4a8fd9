// Mistake: keeps what waited.
// Fails with: [bytes that wait after the cut] expected:
package workshop.async;

class AsyncConnection {
    public void close(Throwable reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        synchronized (queue) {
            sealed = true;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed all the same, and the reason for it matters more.
        }
        if (reason == null) {
            closed.complete(null);
        } else {
            closed.completeExceptionally(reason);
        }
    }
}
