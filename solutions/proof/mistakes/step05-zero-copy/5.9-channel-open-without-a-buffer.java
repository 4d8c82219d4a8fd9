// Mistake: the buffer is acquired before the try that closes the channel.
// Fails with: [the connection is still open, though there was no buffer to read into] Expecting value to be false but was true
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        PooledBuffer pooled = pool.acquire();
        try (channel) {
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
