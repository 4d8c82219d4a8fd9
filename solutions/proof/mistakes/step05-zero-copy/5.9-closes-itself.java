// Mistake: the consumer itself is closed at the end. So every closed channel looks as if close() had been called.
// Fails with: [consume() after other code has closed the channel] Expecting code to raise a throwable.
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (this) {
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
