// Mistake: takes the end of the stream for an error.
// Fails with: [the handler threw an IOException, after the end of the stream] Expecting value to be false but was true
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (true) {
                if (connection.read(buffer) == -1) {
                    throw new java.io.EOFException("the client has disconnected");
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
