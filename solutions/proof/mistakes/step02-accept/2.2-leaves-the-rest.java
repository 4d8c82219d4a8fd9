// Mistake: what a partial write left is kept for the next read, and forgotten when there is none.
// Fails with: [how many of 12000 bytes came back] expected: 12000 but was: 
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                connection.write(buffer);
                buffer.compact();
            }
        }
    }
}
