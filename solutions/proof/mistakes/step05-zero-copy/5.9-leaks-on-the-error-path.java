// Mistake: after an error, the buffer is not released.
// Fails with: [buffers in use when consume has ended] expected: 0 but was: 1
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            ByteBuffer bytes = pooled.bytes();
            while (channel.read(bytes) >= 0) {
                parser.parse(bytes.flip());
                bytes = prepareNextRead(bytes);
            }
            if (bytes.position() > 0 || !subscribed) {
                throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
            }
            pooled.release();
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
