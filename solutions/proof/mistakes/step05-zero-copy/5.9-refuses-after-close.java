// Mistake: after close(), consume throws an exception of its own.
// Fails with: [consume() after close()] Expecting code not to raise a throwable
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        if (closed) {
            throw new IllegalStateException("this consumer was closed");
        }
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
        }
    }
}
