// Mistake: writes a chunk, and leaves the limit of the buffer behind it.
// Fails with: [the limit of the buffer, after a write of 1000000 bytes] expected: 1000000 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        if (from.remaining() > CHUNK_SIZE) {
            from.limit(from.position() + CHUNK_SIZE);
        }
        return future(handler -> channel.write(from, null, handler));
    }
}
