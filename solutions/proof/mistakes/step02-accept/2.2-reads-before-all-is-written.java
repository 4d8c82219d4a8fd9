// Mistake: keeps the rest of a partial write until the next read has returned, or until the end.
// Fails with: [how many of 8192 bytes came back to a client that waited for them] expected: 8192 but was: 
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) >= 0 || buffer.position() > 0) {
                buffer.flip();
                connection.write(buffer);
                buffer.compact();
            }
        }
    }
}
