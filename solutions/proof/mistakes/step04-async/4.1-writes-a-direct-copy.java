// Mistake: all bytes are copied into a direct buffer, which is written in place of the caller's buffer.
// Fails with: [bytes that remain of 5, where the system has taken 3] expected: 2 but was: 0
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        ByteBuffer direct = ByteBuffer.allocateDirect(from.remaining()).put(from).flip();
        return future(handler -> channel.write(direct, null, handler));
    }
}
