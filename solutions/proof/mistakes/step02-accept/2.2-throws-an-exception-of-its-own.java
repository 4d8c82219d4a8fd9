// Mistake: replaces the IOException by one of its own, so the caller cannot see that the server closed the connection.
// Fails with: [the exception of handle, when read threw java.io.IOException: from read]
package workshop.accept;

class EchoHandler {
    public void handle(SocketChannel connection) throws IOException {
        String client = connection.toString();
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            throw new IOException("the echo failed for " + client, e);
        }
    }
}
