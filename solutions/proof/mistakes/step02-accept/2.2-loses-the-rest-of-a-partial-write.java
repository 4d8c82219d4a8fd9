// Mistake: the rest of a partial write is kept for the next read. When the stream ends, there is no next read.
// Fails with: [how many of 8192 bytes came back to a client that waited for them] expected: 8192 but was: 
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
