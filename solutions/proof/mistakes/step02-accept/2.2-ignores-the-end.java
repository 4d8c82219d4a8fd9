// Mistake: treats -1 as if no byte had arrived yet.
// Fails with: waited for the end of the stream, after the client has ended its output, and it did not come
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.isOpen()) {
                connection.read(buffer);
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
