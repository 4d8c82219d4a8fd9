// Mistake: each buffer of the batch is written by a writeFully of its own, one after the other.
// Fails with: [writes that a flush of two small frames has started] expected: 1 but was: 2
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
        writeFrom(batch, 0, 0);
    }

    private void writeFrom(ByteBuffer[] batch, int next, long count) {
        if (next == batch.length) {
            completed(count, null);
            return;
        }
        long size = batch[next].remaining();
        AsyncSockets.writeFully(channel, batch[next]).whenComplete((nothing, failure) -> {
            if (failure == null) {
                writeFrom(batch, next + 1, count + size);
            } else {
                failed(failure, null);
            }
        });
    }
}
