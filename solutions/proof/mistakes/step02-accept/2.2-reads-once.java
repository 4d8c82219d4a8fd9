// Mistake: one read is taken for the whole conversation.
// Fails with: [what came back to the same client, which speaks a second time] expected: "again" but was: ""
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
