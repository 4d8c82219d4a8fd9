// Mistake: the first read is before the try, so its exception leaves the connection open.
// Fails with: [the connection is open, after read threw java.io.IOException: from read
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        int count = connection.read(buffer);
        try (connection) {
            while (count != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
                count = connection.read(buffer);
            }
        }
    }
}
