// Mistake: after an IOException, the buffer is released in the catch and in the finally.
// Fails with: IllegalStateException: this buffer was already released
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pooled.bytes());
            } catch (IOException e) {
                pooled.release();
                throw e;
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
