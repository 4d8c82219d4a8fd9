// Mistake: the call that starts the write is not in a `try`.
// Fails with: flush threw an exception that should close the connection: java.lang.Error: thrown by the write
package workshop.async;

class WriteQueue {
    void flush() {
        ByteBuffer[] batch;
        synchronized (this) {
            if (writing || pending.isEmpty() && !draining) {
                return;
            }
            batch = pending.peekBatch();
            writing = batch.length > 0;
        }
        if (batch.length == 0) {
            drained.complete(null);
            return;
        }
        channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
    }
}
