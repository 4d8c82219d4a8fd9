// Mistake: after close(), consume() throws.
// Fails with: [consume(), whose handler has called close()] Expecting code not to raise a throwable
// Fails with: waited for consume to return after close() by another thread, but it failed: java.nio.channels.
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
        }
    }
}
