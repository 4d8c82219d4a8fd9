// Mistake: an exception of the handler is wrapped.
// Fails with: [consume() with a handler that throws java.lang.IllegalStateException: unchecked] Expecting actual: java.io.IOException: the consumer failed
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
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        } catch (RuntimeException e) {
            throw new IOException("the consumer failed", e);
        }
    }
}
