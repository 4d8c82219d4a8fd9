// Mistake: collects until the end of the stream before it answers.
// Fails with: waited for the echo of a client that says hello, and it did not come
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
