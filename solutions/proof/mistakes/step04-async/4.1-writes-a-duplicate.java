// Mistake: writes a duplicate of the buffer: the position of the caller's buffer does not move.
// Fails with: [bytes that remain in the buffer when all 5 are written] expected: 0 but was: 5
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        return future(handler -> channel.write(from.duplicate(), null, handler));
    }
}
