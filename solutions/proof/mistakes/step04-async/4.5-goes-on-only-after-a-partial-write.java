// Mistake: completed starts the next write only if its own was partial.
// Fails with: waited for frame
// Or with: waited for the frame after a send of no bytes, and it did not come
package workshop.async;

class WriteQueue {
    private long beingWritten;

    void flush() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing || pending.isEmpty() && !draining) {
                    return;
                }
                batch = pending.peekBatch();
                writing = batch.length > 0;
                beingWritten = 0;
                for (ByteBuffer bytes : batch) {
                    beingWritten += bytes.remaining();
                }
            }
            if (batch.length == 0) {
                drained.complete(null);
                return;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    public void completed(Long count, Void nothing) {
        boolean partial;
        synchronized (this) {
            if (discarded) {
                return;
            }
            partial = count < beingWritten;
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        if (partial || draining) {
            flush();
        }
    }
}
