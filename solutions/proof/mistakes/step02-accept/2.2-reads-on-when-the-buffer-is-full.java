// Mistake: when a read fills the buffer, the buffer grows, and the handler reads again before it writes.
// Fails with: [how many of 8192 bytes came back to a client that waited for them] expected: 8192 but was: 0
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                if (!buffer.hasRemaining()) {
                    // The message is longer than the buffer: make it larger, and read the rest.
                    ByteBuffer larger = ByteBuffer.allocate(buffer.capacity() * 2);
                    buffer.flip();
                    larger.put(buffer);
                    buffer = larger;
                    continue;
                }
                writeAll(connection, buffer);
            }
            writeAll(connection, buffer);
        }
    }

    private static void writeAll(SocketChannel connection, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            connection.write(buffer);
        }
        buffer.clear();
    }
}
