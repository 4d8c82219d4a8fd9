// Mistake: after close(), every exception is taken for the normal end.
// Fails with: [consume() with a handler that throws java.io.IOException: after close()] Expecting code to raise a throwable.
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
        } catch (IOException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
