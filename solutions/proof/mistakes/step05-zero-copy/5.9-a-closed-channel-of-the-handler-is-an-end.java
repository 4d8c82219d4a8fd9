// Mistake: a ClosedChannelException is an error only if the connection is closed. It may be that of another channel.
// Fails with: [consume() with a handler that throws java.nio.channels.ClosedChannelException] Expecting code to raise a throwable.
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try {
            PooledBuffer pooled = pool.acquire();
            try {
                readToEnd(pooled.bytes());
            } finally {
                pooled.release();
            }
        } catch (ClosedChannelException e) {
            if (!closed && !channel.isOpen()) {
                throw e;
            }
        } finally {
            channel.close();
        }
    }
}
