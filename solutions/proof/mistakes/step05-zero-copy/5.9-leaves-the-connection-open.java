// Mistake: consume() does not close the channel.
// Fails with: [the connection is still open when consume has ended]
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        PooledBuffer pooled = pool.acquire();
        try {
            ByteBuffer bytes = pooled.bytes();
            while (channel.read(bytes) >= 0) {
                parser.parse(bytes.flip());
                bytes = prepareNextRead(bytes);
            }
            if (bytes.position() > 0 || !subscribed) {
                throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            pooled.release();
        }
    }
}
