// Mistake: looks at the message of the exception. That of a closed connection is null.
// Fails with: the handler threw java.lang.NullPointerException
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            if (e.getMessage().contains("reset")) {
                System.getLogger("echo").log(System.Logger.Level.DEBUG, "the client has reset the connection");
            }
            throw e;
        }
    }
}
