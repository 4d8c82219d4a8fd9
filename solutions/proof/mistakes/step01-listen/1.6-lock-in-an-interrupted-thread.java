// Mistake: takes a lock first, and gives up without a word in an interrupted thread.
// Fails with: after close the channel is still open, and the port is still in use
package workshop.listen;

class Listener {
    private final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();

    @Override
    public void close() throws IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            channel.close();
        } finally {
            lock.unlock();
        }
    }
}
