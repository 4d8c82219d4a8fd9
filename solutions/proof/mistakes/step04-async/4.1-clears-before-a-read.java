// Mistake: `read` clears the buffer first.
// Fails with: [what is in the buffer, which had -- in it before the read] expected: "--hello" but was: "hello"
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return future(handler -> channel.read(into.clear(), null, handler));
    }
}
