// Mistake: calls itself for each read, so its stack grows with the stream.
// Fails with: [the exception of handle, on a connection that needs 70000 reads and writes] expected: null but was: java.lang.StackOverflowError
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            echo(connection, ByteBuffer.allocate(BUFFER_BYTES));
        }
    }

    private static void echo(SocketChannel connection, ByteBuffer buffer) throws IOException {
        if (connection.read(buffer) == -1) {
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            connection.write(buffer);
        }
        buffer.clear();
        echo(connection, buffer);
    }
}
