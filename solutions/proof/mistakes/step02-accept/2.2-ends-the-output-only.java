// Mistake: ends the output, but does not close the connection. The client cannot see the difference.
// Fails with: the handler returned after the end of the stream, and did not close its connection
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (connection.read(buffer) != -1) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                connection.write(buffer);
            }
            buffer.clear();
        }
        connection.shutdownOutput();
    }
}
