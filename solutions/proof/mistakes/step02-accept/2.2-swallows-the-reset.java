// Mistake: catches the exception of a broken connection, so that the caller never learns of it.
// Fails with: [the handler threw an IOException, after the client reset the connection] Expecting value to be true but was false
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }
}
