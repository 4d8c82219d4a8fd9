// Mistake: writes the array of the buffer, and not every buffer has one.
// Fails with: java.lang.UnsupportedOperationException, thrown at writeFully
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        ByteBuffer view = ByteBuffer.wrap(bytes.array(), bytes.position(), bytes.remaining());
        WriteFully writing = new WriteFully(channel, view);
        writing.next();
        return writing.done;
    }
}
