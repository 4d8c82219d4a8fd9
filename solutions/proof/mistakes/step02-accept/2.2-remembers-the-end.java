// Mistake: keeps the end of the stream in a field. After the first client, the handler serves no other.
// Fails with: the echo to a second client, while the handler waits for the first to read
package workshop.accept;

class EchoHandler {
    private boolean running = true;

    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (running) {
                if (connection.read(buffer) == -1) {
                    running = false;
                } else {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        connection.write(buffer);
                    }
                    buffer.clear();
                }
            }
        }
    }
}
