// Mistake: collects all bytes until the end of the stream, and echoes then.
// Fails with: waited for the echo to a client that sends hello, and it did not come
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            ByteBuffer everything = ByteBuffer.allocate(8 * 1024 * 1024);
            while (connection.read(everything) != -1) {
                buffer.clear();
            }
            everything.flip();
            while (everything.hasRemaining()) {
                connection.write(everything);
            }
        }
    }
}
