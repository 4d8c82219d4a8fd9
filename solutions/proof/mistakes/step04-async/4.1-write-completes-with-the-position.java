// Mistake: `write` completes with the position of the buffer.
// Fails with: [bytes written of 5] expected: 5 but was: 7
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        return AsyncSockets.<Integer>future(handler -> channel.write(from, null, handler))
                .thenApply(count -> from.position());
    }
}
