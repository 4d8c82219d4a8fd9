// Mistake: takes the close of the connection by another thread for the end of the stream.
// Fails with: [the handler threw an IOException, after another thread closed the connection] Expecting value to be true but was false
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
        } catch (java.nio.channels.ClosedChannelException e) {
            // The server has stopped.
        }
    }
}
