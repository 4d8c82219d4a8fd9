// Mistake: each write waits on a thread of its own.
// Fails with: connections take, each of which has a pending write] Expecting actual: 
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
        Thread.ofPlatform().daemon().start(() -> {
            try {
                long count = 0;
                for (ByteBuffer bytes : batch) {
                    while (bytes.hasRemaining()) {
                        count += channel.write(bytes).get();
                    }
                }
                completed(count, null);
            } catch (java.util.concurrent.ExecutionException e) {
                failed(e.getCause(), null);
            } catch (Exception | Error e) {
                failed(e, null);
            }
        });
    }
}
