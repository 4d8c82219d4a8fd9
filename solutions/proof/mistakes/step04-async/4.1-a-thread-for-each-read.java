// Mistake: each read waits on a thread of its own.
// Fails with: pending reads and writes take] Expecting actual: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        try {
            java.util.concurrent.Future<Integer> pending = channel.read(into);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    future.complete(pending.get());
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
