// Mistake: the buffer is a field, so all connections of a handler share it.
// Fails with: the echo to a second client, while the handler waits for the first to read
// Or with:  of 524288 bytes came back unchanged; the bytes after them are wrong
package workshop.accept;

class EchoHandler {
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            buffer.clear();
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
