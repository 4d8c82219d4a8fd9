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
                completed(write(batch).get(), null);
            } catch (java.util.concurrent.ExecutionException e) {
                failed(e.getCause(), null);
            } catch (Throwable e) {
                failed(e, null);
            }
        });
    }

    private CompletableFuture<Long> write(ByteBuffer[] batch) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        CompletionHandler<Long, Void> handler = new CompletionHandler<>() {
            @Override
            public void completed(Long count, Void nothing) {
                written.complete(count);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                written.completeExceptionally(failure);
            }
        };
        channel.write(batch, 0, batch.length, 0, TimeUnit.MILLISECONDS, null, handler);
        return written;
    }
}
