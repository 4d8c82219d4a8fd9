// Mistake: a handler of its own closes the connection after a failed write, and drops the reason.
// Fails with: waited for the end of a connection whose pending write has failed, but it was completed without a failure
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
        CompletionHandler<Long, Void> handler = new CompletionHandler<>() {
            @Override
            public void completed(Long count, Void nothing) {
                WriteQueue.this.completed(count, nothing);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                connection.close();
            }
        };
        try {
            channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, handler);
        } catch (RuntimeException | Error e) {
            connection.close(e);
        }
    }
}
