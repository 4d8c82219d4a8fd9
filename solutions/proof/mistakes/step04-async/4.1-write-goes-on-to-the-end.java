// Mistake: `write` goes on until all bytes are written, as `writeFully` does.
// Fails with: [bytes written of 5, where the system takes 3 in one write] expected: 3 but was: 5
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        int before = from.remaining();
        return writeFully(channel, from).thenApply(nothing -> before);
    }
}
