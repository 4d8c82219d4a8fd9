// Mistake: when another thread closes the connection during a write, the handler returns as after the end of the stream.
// Fails with: [the handler threw an IOException, after another thread closed a connection that the handler writes to] Expecting value to be true but was false
// Or with: [the exception of handle, when write threw java.nio.channels.AsynchronousCloseException] Expecting
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                try {
                    while (buffer.hasRemaining()) {
                        connection.write(buffer);
                    }
                } catch (java.nio.channels.AsynchronousCloseException closedByTheServer) {
                    return;
                }
                buffer.clear();
            }
        }
    }
}
