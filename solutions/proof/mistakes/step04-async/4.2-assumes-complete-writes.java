// Mistake: one write is mistaken for all of them.
// Fails with: [bytes that had been written when the future was done, of 4000000] expected: 4000000 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return write(channel, bytes).thenAccept(count -> {});
    }
}
