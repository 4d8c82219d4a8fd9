// Mistake: flips the buffer before each write, and not once after each read.
// Fails with: the first 0 of 524288 bytes came back unchanged; the bytes after them are wrong
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                while (buffer.hasRemaining()) {
                    buffer.flip();
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
