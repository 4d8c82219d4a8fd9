// Mistake: writes a chunk, and sets the limit of the buffer back only if the write succeeds.
// Fails with: [the limit of the buffer, after a write of 1000000 bytes has failed] expected: 1000000 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        int limit = from.limit();
        from.limit(from.position() + Math.min(from.remaining(), CHUNK_SIZE));
        return AsyncSockets.<Integer>future(handler -> channel.write(from, null, handler))
                .thenApply(count -> {
                    from.limit(limit);
                    return count;
                });
    }
}
