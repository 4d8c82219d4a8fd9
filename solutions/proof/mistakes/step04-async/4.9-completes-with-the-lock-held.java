// Mistake: `flush` completes `drained` with the lock held.
// Fails with: [while a thread closes the connection, another one can use it (false: the closing thread holds a lock)] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    void flush() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing || pending.isEmpty() && !draining) {
                    return;
                }
                batch = pending.peekBatch();
                writing = batch.length > 0;
                if (batch.length == 0) {
                    drained.complete(null);
                    return;
                }
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the batch either, and no caller of a completion handler would close.
            connection.close(e);
        }
    }
}
