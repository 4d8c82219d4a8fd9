// Mistake: a second call of close returns early, and keeps the lock: the next call in another thread waits for it.
// Fails with: waited for the return of close a third time, in another thread, and it did not come
package workshop.listen;

class Listener {
    private final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();

    @Override
    public void close() throws IOException {
        lock.lock();
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } finally {
            lock.unlock();
        }
    }
}
