// Mistake: the rest of a partial write is kept for the next read, and the buffer is small, so few writes are partial.
// Fails with: [how many of 1000 bytes came back to a client that waited for them] expected: 1000 but was: 
// Fails with:  bytes came back] expected: 
// Seen on: Linux
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                connection.write(buffer);
                buffer.compact();
            }
        }
    }
}
