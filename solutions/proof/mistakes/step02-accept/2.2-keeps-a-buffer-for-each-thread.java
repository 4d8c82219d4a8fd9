// Mistake: keeps one buffer for each thread, and does not clear it before it serves the next connection on this thread.
// Fails with: [the echo to a client, on the thread that has served a connection which broke] expected: "hello" but was: 
package workshop.accept;

class EchoHandler {
    private static final ThreadLocal<ByteBuffer> BUFFERS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(8 * 1024));

    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = BUFFERS.get();
            while (connection.read(buffer) != -1) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
