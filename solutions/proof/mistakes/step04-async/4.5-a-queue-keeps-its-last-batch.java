// Mistake: the queue keeps the batch that it has written, in a field, until the next flush.
// Fails with: waited for a message to be garbage collected, which its connection has written, and it did not come
package workshop.async;

class WriteQueue {
    private ByteBuffer[] batch;

    void flush() {
        synchronized (this) {
            if (writing || pending.isEmpty() && !draining) {
                return;
            }
            batch = pending.peekBatch();
            writing = batch.length > 0;
        }
        if (!writing) {
            drained.complete(null);
            return;
        }
        write();
    }

    private void write() {
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    @Override
    public void completed(Long count, Void nothing) {
        boolean more;
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            more = batch[batch.length - 1].hasRemaining();
            writing = more;
        }
        checkWaterMarks();
        if (more) {
            write();
        } else {
            flush();
        }
    }
}
