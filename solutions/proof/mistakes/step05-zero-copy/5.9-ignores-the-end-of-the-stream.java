// Mistake: -1 does not end the loop.
// Fails with: the test was waiting for the end of the stream when its time was up; your code hangs at
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                ByteBuffer bytes = pooled.bytes();
                while (channel.read(bytes) >= -1) {
                    parser.parse(bytes.flip());
                    bytes = prepareNextRead(bytes);
                }
                if (bytes.position() > 0 || !subscribed) {
                    throw new EOFException("the server ended the stream " + (subscribed ? "inside a message" : "before INFO"));
                }
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
