// Mistake: ends without an exception when its thread is interrupted, and loses the bytes of the client.
// Fails with: [the handler threw an IOException, or echoed all bytes, after its thread was interrupted] Expecting value to be true but was false
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (!Thread.currentThread().isInterrupted() && connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
