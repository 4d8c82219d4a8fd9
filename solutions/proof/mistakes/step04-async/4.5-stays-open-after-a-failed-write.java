// Mistake: a write that cannot start is forgotten, and the connection stays open.
// Fails with: waited for the end of a connection where the first write threw an Error, and it did not come
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
            synchronized (this) {
                writing = false;
            }
        }
    }
}
