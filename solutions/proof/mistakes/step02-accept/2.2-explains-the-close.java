// Mistake: replaces the exception of a connection that the server has closed by one with its own message.
// Fails with: [the exception of handle, when read threw java.nio.channels.AsynchronousCloseException]
package workshop.accept;

import java.nio.channels.AsynchronousCloseException;

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
        } catch (AsynchronousCloseException e) {
            throw new IOException("closed while a client was served", e);
        }
    }
}
