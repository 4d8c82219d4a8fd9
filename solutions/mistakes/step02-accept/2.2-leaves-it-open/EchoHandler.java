// Mistake: never closes the connection.
// Red says: waited for the end of the stream, after the client has ended its own, and it did not come
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: only what was read just now, not the whole buffer.
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
