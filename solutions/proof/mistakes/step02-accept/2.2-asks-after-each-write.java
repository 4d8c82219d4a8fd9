// Mistake: asks isOpen() after each write, so a connection that another thread has closed seems to end as usual.
// Fails with: [the exception of handle, for a connection that another thread closed after a read]
// Or with: [the handler threw an IOException, after another thread closed a connection that the handler writes to]
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            do {
                if (connection.read(buffer) == -1) {
                    connection.close();
                } else {
                    buffer.flip();
                    while (buffer.hasRemaining()) connection.write(buffer);
                    buffer.clear();
                }
            } while (connection.isOpen());
        }
    }
}
