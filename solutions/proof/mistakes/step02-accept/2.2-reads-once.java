// Mistake: reads once, as if one read returned all that the client ever sends.
// Fails with: [the echo to the same client, which sends a second time] expected: "again" but was: ""
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            connection.read(buffer);
            buffer.flip();
            while (buffer.hasRemaining()) {
                connection.write(buffer);
            }
        }
    }
}
