// Mistake: the buffer is released in the finally, also if the pool had none.
// Fails with: [consuming without a buffer to read into] Expecting actual throwable to be an instance of
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        PooledBuffer pooled = null;
        try (channel) {
            pooled = pool.acquire();
            readToEnd(pooled.bytes());
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            pooled.release();
        }
    }
}
