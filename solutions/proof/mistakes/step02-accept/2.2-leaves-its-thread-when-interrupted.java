// Mistake: another thread serves the connection, and an interrupt ends the wait for it.
// Fails with: the handler returned after an interrupt, while it waited for the client, and did not close its connection
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        Throwable[] failure = new Throwable[1];
        Thread worker = Thread.ofVirtual().start(() -> {
            try (connection) {
                ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
                while (connection.read(buffer) != -1) {
                    buffer.flip();
                    while (buffer.hasRemaining()) connection.write(buffer);
                    buffer.clear();
                }
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (failure[0] instanceof IOException e) throw e;
        if (failure[0] instanceof Error e) throw e;
        if (failure[0] instanceof RuntimeException e) throw e;
    }
}
