// Mistake: when an exception is thrown, close is not called.
// Fails with: the handler threw an IOException after the client reset the connection, and did not close its connection
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: the bytes of this read, not the whole buffer.
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
            connection.close();
        }
    }
}
