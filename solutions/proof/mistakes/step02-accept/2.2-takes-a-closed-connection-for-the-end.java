// Mistake: when the connection was closed before, handle returns as at the end of the stream.
// Fails with: [the exception of handle, for a connection that another thread closed before the call]
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        if (!connection.isOpen()) {
            return;
        }
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
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
