// Mistake: `completed` calls `flush` with the lock held.
// Fails with: [while a thread closes the connection, another one can use it (false: the closing thread holds a lock)] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
            flush();
        }
        checkWaterMarks();
    }
}
