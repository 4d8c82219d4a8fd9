// Mistake: only the exception of a close by another thread is the normal end.
// Fails with: [consume(), whose handler has called close()] Expecting code not to raise a throwable
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
        } catch (java.nio.channels.AsynchronousCloseException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
