// Mistake: closes the connection at the end and after an IOException, and not after an error.
// Fails with: [the connection is open, after read threw java.lang.OutOfMemoryError: from read
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        connection.close();
    }
}
