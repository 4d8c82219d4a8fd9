// Mistake: flips the buffer after a read.
// Fails with: [what is in the buffer, which had -- in it before the read] expected: "--hello" but was: ""
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> read = future(handler -> channel.read(into, null, handler));
        return read.thenApply(count -> {
            into.flip();
            return count;
        });
    }
}
