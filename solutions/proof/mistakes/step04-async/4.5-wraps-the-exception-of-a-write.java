// Mistake: the exception of a write that cannot start is wrapped in another one.
// Fails with: [why the connection was closed where the first write threw an Error] 
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
            }
            if (batch.length == 0) {
                drained.complete(null);
                return;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(new java.io.IOException("the write could not start", e));
        }
    }
}
