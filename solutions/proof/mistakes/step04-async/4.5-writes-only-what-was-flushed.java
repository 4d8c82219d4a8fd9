// Mistake: the end of a write starts the next one only for bytes that were in the queue at the last flush.
// Fails with: waited for a write of what was added while another write was pending, and it did not come
package workshop.async;

class WriteQueue {
    private long flushed;

    void flush() {
        synchronized (this) {
            flushed = pending.size();
        }
        writeNext();
    }

    private void writeNext() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing || flushed == 0) {
                    return;
                }
                batch = pending.peekBatch();
                writing = true;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }

    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            flushed = Math.max(0, flushed - count);
            writing = false;
        }
        writeNext();
    }
}
