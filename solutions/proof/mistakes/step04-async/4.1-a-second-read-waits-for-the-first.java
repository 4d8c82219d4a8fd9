// Mistake: a second read is no failure: it waits for the first one.
// Fails with: waited for the failure of a second read while one is pending, and it did not come
package workshop.async;

class AsyncSockets {
    private static final java.util.Map<AsynchronousSocketChannel, CompletableFuture<?>> READS = new java.util.concurrent.ConcurrentHashMap<>();

    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        CompletableFuture<?> before = READS.put(channel, result);
        Runnable start = () -> AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler))
                .whenComplete((count, failure) -> {
                    READS.remove(channel, result);
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else {
                        result.complete(count);
                    }
                });
        if (before == null) {
            start.run();
        } else {
            before.whenComplete((nothing, failure) -> start.run());
        }
        return result;
    }
}
