// Mistake: a channel that other code has closed is a normal end.
// Fails with: [consume() after other code has closed the channel] Expecting code to raise a throwable.
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
            closed = true;
        }
    }
}
