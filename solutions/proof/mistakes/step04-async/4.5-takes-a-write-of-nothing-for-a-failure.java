// Mistake: a write that has taken no bytes counts as a failure, also if the message had none.
// Fails with: [a send of no bytes and the next send were accepted] Expecting value to be true but was false
// Or with: waited for the frame after a send of no bytes, but the connection ended
package workshop.async;

class WriteQueue {
    public void completed(Long count, Void nothing) {
        if (count == 0) {
            failed(new java.io.IOException("the system has taken no bytes"), null);
            return;
        }
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }
}
