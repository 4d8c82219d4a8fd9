// Mistake: another thread writes. When it has failed, the queue to it stays full, and the handler waits for ever.
// Fails with: waited for the handler to return after the client reset a connection that the handler writes to, and it did not come
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            java.util.concurrent.BlockingQueue<ByteBuffer> queue = new java.util.concurrent.ArrayBlockingQueue<>(16);
            ByteBuffer end = ByteBuffer.allocate(0);
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    for (ByteBuffer next = queue.take(); next != end; next = queue.take()) {
                        while (next.hasRemaining()) connection.write(next);
                    }
                } catch (IOException | InterruptedException e) {
                    try { connection.close(); } catch (IOException ignored) { }
                }
            });
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            try {
                while (connection.read(buffer) != -1) {
                    queue.put(buffer.flip());
                    buffer = ByteBuffer.allocate(BUFFER_BYTES);
                }
                queue.put(end);
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.io.InterruptedIOException();
            }
        }
    }
}
