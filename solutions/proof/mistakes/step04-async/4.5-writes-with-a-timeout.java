// Mistake: each write has a timeout of 30 seconds, which cuts off a slow reader.
// Fails with: [writes that were started with a timeout] expected: 0 but was: 
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
            channel.write(batch, 0, batch.length, 30, TimeUnit.SECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }
}
