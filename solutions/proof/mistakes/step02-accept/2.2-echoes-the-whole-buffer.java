// Mistake: echoes the whole buffer, not the bytes that were read.
// Fails with: expected: "again" but was: "\0\0\0\0\0"
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                connection.write(ByteBuffer.wrap(buffer.array()));
                buffer.clear();
            }
        }
    }
}
