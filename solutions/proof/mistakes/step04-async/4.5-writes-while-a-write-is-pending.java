// Mistake: writes while a write is pending.
// Fails with: java.nio.channels.WritePendingException, thrown at flush
package workshop.async;

class WriteQueue {
    void flush() {
        ByteBuffer[] batch;
        synchronized (this) {
            if (pending.isEmpty() && !draining) {
                return;
            }
            batch = pending.peekBatch();
            writing = batch.length > 0;
        }
        if (batch.length == 0) {
            drained.complete(null);
            return;
        }
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }
}
