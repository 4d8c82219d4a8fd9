// Mistake: a thread waits for each write of the buffer.
// Fails with: pending writes take] Expecting actual: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    while (bytes.hasRemaining()) {
                        write(channel, bytes).join();
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }
}
