// Mistake: an interrupt is taken for the normal end.
// Fails with: [the error of a thread that was interrupted (null, if there was none)] Expecting actual not to be null
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
            if (!closed && !Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
    }
}
