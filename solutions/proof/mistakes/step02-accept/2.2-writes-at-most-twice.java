// Mistake: tries a second write, and clears the buffer although some bytes may be left.
// Fails with: [how many of 1024 bytes came back to a client that waited for them] expected: 1024 but was: 
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                connection.write(buffer);
                if (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
