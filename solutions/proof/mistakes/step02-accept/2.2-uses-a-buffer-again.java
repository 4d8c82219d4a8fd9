// Mistake: takes buffers from a pool. A buffer comes back with the rest of a write that failed, and is not cleared.
// Fails with: [the echo to a client, after the connections of others broke] expected: "hello" but was: 
package workshop.accept;

class EchoHandler {
    private final java.util.Deque<ByteBuffer> free = new java.util.concurrent.ConcurrentLinkedDeque<>();

    @Override
    public void handle(SocketChannel connection) throws IOException {
        ByteBuffer pooled = free.poll();
        ByteBuffer buffer = pooled == null ? ByteBuffer.allocate(BUFFER_BYTES) : pooled;
        try (connection) {
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        } finally {
            free.push(buffer);
        }
    }
}
