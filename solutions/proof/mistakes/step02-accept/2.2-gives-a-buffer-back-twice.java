// Mistake: takes buffers from a pool. At the end of the stream, a buffer comes back twice, and then two connections share it.
// Fails with: [the echo to a second client, while the handler waits for the first to read]
// Or with: bytes came back unchanged; the bytes after them are wrong
package workshop.accept;

class EchoHandler {
    private final java.util.Queue<ByteBuffer> pool = new java.util.concurrent.ConcurrentLinkedQueue<>();

    @Override
    public void handle(SocketChannel connection) throws IOException {
        ByteBuffer buffer = pool.poll();
        if (buffer == null) {
            buffer = ByteBuffer.allocate(BUFFER_BYTES);
        }
        try (connection) {
            buffer.clear();
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
            pool.offer(buffer);
        } finally {
            pool.offer(buffer);
        }
    }
}
