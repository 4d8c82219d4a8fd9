// Mistake: after close(), a SocketException of the handler is taken for the normal end.
// Fails with: [consume() with a handler that throws java.net.SocketException: after close()] Expecting code to raise a throwable.
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pooled.bytes());
            } finally {
                pooled.release();
            }
        } catch (ClosedChannelException | java.net.SocketException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
