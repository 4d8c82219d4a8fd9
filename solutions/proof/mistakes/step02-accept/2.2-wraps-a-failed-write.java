// Mistake: the exception of write is replaced by another one, which says how many bytes were written.
// Fails with: [the exception of handle, when write threw java.io.IOException: Broken pipe]
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                writeFully(connection, buffer.flip());
                buffer.clear();
            }
        }
    }

    private static void writeFully(SocketChannel connection, ByteBuffer buffer) throws IOException {
        int total = buffer.remaining();
        try {
            while (buffer.hasRemaining()) {
                connection.write(buffer);
            }
        } catch (IOException e) {
            throw new IOException("wrote " + buffer.position() + " of " + total + " bytes", e);
        }
    }
}
