// Mistake: takes a write that fails for the end of the client, so that the caller never learns of it.
// Fails with: [the handler threw an IOException, after the client reset a connection that the handler writes to] Expecting value to be true but was false
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
                } catch (IOException e) {
                    return;
                }
                buffer.clear();
            }
        }
    }
}
