// Mistake: the handler of the first write waits for the others.
// Fails with: waited for the end of the stream, after 4000000 bytes, and it did not come; 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Void> writeFully(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        return write(channel, bytes).thenAccept(first -> writeRest(channel, bytes));
    }

    private static void writeRest(AsynchronousSocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes).get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
