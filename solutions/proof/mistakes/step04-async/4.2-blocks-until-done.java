// Mistake: waits for each write.
// Fails with: the test did not come back within its time limit; your code hangs at
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        try {
            do {
                write(channel, bytes).join();
            } while (bytes.hasRemaining());
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e.getCause());
        }
    }
}
