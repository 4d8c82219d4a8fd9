// Mistake: handle is synchronized, so a handler serves one connection after another.
// Fails with: the echo to a second client, while the handler waits for the first to read
package workshop.accept;

class EchoHandler {
    @Override
    public synchronized void handle(SocketChannel connection) throws IOException {
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
