// Mistake: holds a lock while it waits for a client, so a second loop accepts nobody.
// Fails with: waited for the echo to a client of another loop, while the first loop waits for a client, and it did not come
package workshop.accept;

class AcceptLoop {
    private static final java.util.concurrent.locks.Lock LOCK = new java.util.concurrent.locks.ReentrantLock();

    static SocketChannel acceptNext(ServerSocketChannel listener) {
        int failures = 0;
        LOCK.lock();
        try {
            while (true) {
                try {
                    return acceptOne(listener);
                } catch (ClosedChannelException e) {
                    return null;
                } catch (IOException | OutOfMemoryError e) {
                    backOff(e, ++failures);
                }
            }
        } finally {
            LOCK.unlock();
        }
    }
}
