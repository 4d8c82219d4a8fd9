// Mistake: makes a String of each chunk, and bytes of that again.
// Fails with:  of 4194304 bytes came back as they were sent; what comes next is not what was sent
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: only what was read just now, not the whole buffer.
                String text = new String(buffer.array(), 0, buffer.position(), java.nio.charset.StandardCharsets.UTF_8);
                ByteBuffer answer = java.nio.charset.StandardCharsets.UTF_8.encode(text);
                while (answer.hasRemaining()) {
                    connection.write(answer);
                }
                buffer.clear();
            }
        }
    }
}
