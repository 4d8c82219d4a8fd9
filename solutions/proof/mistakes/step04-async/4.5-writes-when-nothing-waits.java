// Mistake: does not look whether bytes wait.
// Fails with: [writes that a flush of an empty queue has started] expected: 0 but was: 
package workshop.async;

class WriteQueue {
    void flush() {
        try {
            ByteBuffer[] batch;
            synchronized (this) {
                if (writing) {
                    return;
                }
                batch = pending.peekBatch();
                writing = true;
            }
            if (draining && batch.length == 0) {
                drained.complete(null);
                return;
            }
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            // There may be no memory for the batch either, and no caller of a completion handler would close.
            connection.close(e);
        }
    }
}
