// Mistake: `read` completes with the position of the buffer.
// Fails with: [bytes read of 5] expected: 5 but was: 7
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler))
                .thenApply(count -> count < 0 ? count : into.position());
    }
}
