// Mistake: a second buffer is acquired, which no code releases.
// Fails with: workshop.zerocopy.PoolExhaustedException: all 1 buffers of the pool are in use
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pool.acquire().bytes());
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
