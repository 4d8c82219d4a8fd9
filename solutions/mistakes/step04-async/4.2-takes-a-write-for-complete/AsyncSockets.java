// Mistake: takes a write for complete.
// Red says: [what the future fails with when the reader resets in the middle of
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return write(channel, bytes).thenAccept(count -> {});
    }
}
