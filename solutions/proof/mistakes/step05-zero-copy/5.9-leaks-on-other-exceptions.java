// Mistake: the buffer is released only after an IOException.
// Fails with: [buffers in use after the handler has thrown java.lang.IllegalStateException: unchecked] expected: 0 but was: 1
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
            }
            pooled.release();
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
