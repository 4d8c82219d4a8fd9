// Mistake: the end of the stream is the number 0, as in a read of no bytes.
// Fails with: [the result of a read at the end of the stream] expected: -1 but was: 0
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return AsyncSockets.<Integer>future(handler -> channel.read(into, null, handler)).thenApply(n -> Math.max(0, n));
    }
}
