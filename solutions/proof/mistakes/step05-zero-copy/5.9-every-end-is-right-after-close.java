// Mistake: after close(), an EOFException of the handler is taken for the normal end.
// Fails with: [consume() with a handler that throws java.io.EOFException: after close()] Expecting code to raise a throwable.
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
        } catch (ClosedChannelException | EOFException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
