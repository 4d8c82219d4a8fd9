// Mistake: a line in finally asks a closed channel for its address, which throws in place of the exception of read.
// Fails with: [the exception of handle, when read threw java.nio.channels.AsynchronousCloseException]
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        long total = 0;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            for (int n = connection.read(buffer); n != -1; n = connection.read(buffer)) {
                total += n;
                buffer.flip();
                while (buffer.hasRemaining()) connection.write(buffer);
                buffer.clear();
            }
        } finally {
            System.getLogger("echo").log(System.Logger.Level.DEBUG, total + " from " + connection.getRemoteAddress());
            connection.close();
        }
    }
}
