// Mistake: the marks are not checked after a write.
// Fails with: waited for the queue to be writable when all was read, and it did not come
// Fails with: at the slow receiver, and it did not come
package workshop.async;

class WriteQueue {
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        flush();
    }
}
