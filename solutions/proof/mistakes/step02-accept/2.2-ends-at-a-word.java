// Mistake: the words "exit" and "quit" end the connection, as in many examples on the web.
// Fails with: [the echo to the same client, which sends "exit"] expected: "exit" but was: ""
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            int n;
            while ((n = connection.read(buffer)) != -1) {
                String message = new String(buffer.array(), 0, n, java.nio.charset.StandardCharsets.UTF_8).trim();
                if (message.equalsIgnoreCase("exit") || message.equalsIgnoreCase("quit")) {
                    break;
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
