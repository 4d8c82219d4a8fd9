// Mistake: takes a client that sends nothing for an error.
// Fails with: [the handler threw an IOException, after the end of a stream without bytes] Expecting value to be false but was true
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            long total = 0;
            for (int count = connection.read(buffer); count != -1; count = connection.read(buffer)) {
                total += count;
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
            if (total == 0) {
                throw new java.io.EOFException("the client disconnected before it sent anything");
            }
        }
    }
}
