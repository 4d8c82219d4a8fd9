// Mistake: the channel is closed only after an IOException.
// Fails with: [the connection is still open, though the handler has thrown java.lang.IllegalStateException: unchecked] Expecting value to be false but was true
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        PooledBuffer pooled;
        try {
            pooled = pool.acquire();
        } catch (PoolExhaustedException e) {
            channel.close();
            throw e;
        }
        try {
            readToEnd(pooled.bytes());
            channel.close();
        } catch (IOException e) {
            channel.close();
            if (!(closed && e instanceof ClosedChannelException)) {
                throw e;
            }
        } finally {
            pooled.release();
        }
    }
}
