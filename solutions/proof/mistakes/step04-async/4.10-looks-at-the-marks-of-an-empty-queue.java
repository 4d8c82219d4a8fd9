// Mistake: the marks are checked after a write only if nothing waits any more.
// Fails with: [bytes that wait when the queue is writable again (0: it is not before all are written)] Expecting actual: 0
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
        if (size() == 0) {
            checkWaterMarks();
        }
        flush();
    }
}
