// Mistake: sets SO_LINGER to 0, so that close resets the connection, and the bytes that are on their way are lost.
// Fails with: , but the connection ended: 
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            connection.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
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
