// Mistake: the threads of a pool wait for the writes, and no thread is free when as many writes are pending.
// Fails with: waited for a write of 1 byte, while 
package workshop.async;

class AsyncSockets {
    private static final java.util.concurrent.Executor WRITERS =
            java.util.concurrent.Executors.newFixedThreadPool(
                    2, task -> Thread.ofPlatform().daemon().unstarted(task));

    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    while (bytes.hasRemaining()) {
                        write(channel, bytes).join();
                    }
                },
                WRITERS);
    }
}
