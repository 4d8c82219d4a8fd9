// Mistake: only the end of a write completes the future of drain, so an empty queue never does.
// Fails with: waited for the end of the stream of a connection whose queue was empty, and it did not come; 0 bytes did
package workshop.async;

class WriteQueue {
    void flush() {
        ByteBuffer[] batch;
        synchronized (this) {
            if (writing || pending.isEmpty()) {
                return;
            }
            batch = pending.peekBatch();
            writing = true;
        }
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    @Override
    public void completed(Long count, Void nothing) {
        boolean allWritten;
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
            allWritten = draining && pending.isEmpty();
        }
        checkWaterMarks();
        flush();
        if (allWritten) {
            drained.complete(null);
        }
    }
}
