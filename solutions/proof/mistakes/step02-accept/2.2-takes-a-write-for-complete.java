// Mistake: one write for each read, and clear where the rest should be kept.
// Fails with:  of 12000 bytes came back as they were sent; what comes next is not what was sent
// Fails with:  of 4194304 bytes came back as they were sent; what comes next is not what was sent
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: only what was read just now, not the whole buffer.
                buffer.flip();
                connection.write(buffer);
                buffer.clear();
            }
        }
    }
}
