// Mistake: reads into an array of its own, and copies all of it, and not only what the read has brought.
// Fails with: [what is in the buffer, which had -- in it before the read] expected: "--hello" but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        byte[] bytes = new byte[into.remaining()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return AsyncSockets.<Integer>future(handler -> channel.read(buffer, null, handler)).thenApply(count -> {
            into.put(bytes);
            return count;
        });
    }
}
