// Mistake: converts each chunk to a String and back to bytes.
// Fails with: of the bytes 0 to 255, those below 128 came back unchanged
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: the bytes of this read, not the whole buffer.
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
