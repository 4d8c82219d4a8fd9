// Mistake: the marks are not checked after a write.
// Fails with: [bytes that wait when the queue is writable again (0: it is not before all are written)] Expecting actual: 0
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
