// Mistake: writes once for each read, and clears the buffer with the rest in it.
// Fails with:  of 12000 bytes came back unchanged; the bytes after them are wrong
// Or with:  of 524288 bytes came back unchanged; the bytes after them are wrong
// Or with: [how many of 8192 bytes came back to a client that waited for them] expected: 8192 but was:
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                // From filling to draining: the bytes of this read, not the whole buffer.
                buffer.flip();
                connection.write(buffer);
                buffer.clear();
            }
        }
    }
}
