// Mistake: handle starts a thread of its own, and returns at once.
// Fails with: [the handler has returned, while its client still sends] Expecting value to be false but was true
package workshop.accept;

import java.io.UncheckedIOException;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        Thread.startVirtualThread(() -> {
            try (connection) {
                ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
                while (connection.read(buffer) != -1) {
                    buffer.flip();
                    while (buffer.hasRemaining()) connection.write(buffer);
                    buffer.clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
