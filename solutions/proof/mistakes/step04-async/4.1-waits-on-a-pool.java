// Mistake: each read waits on a thread of a pool.
// Fails with: waited for a read for which 5 bytes have arrived, while 
package workshop.async;

class AsyncSockets {
    private static final java.util.concurrent.ForkJoinPool POOL = new java.util.concurrent.ForkJoinPool(4);

    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        try {
            java.util.concurrent.Future<Integer> reading = channel.read(into);
            POOL.execute(() -> {
                try {
                    future.complete(reading.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    future.completeExceptionally(e.getCause());
                } catch (Exception e) {
                    future.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
        return future;
    }
}
