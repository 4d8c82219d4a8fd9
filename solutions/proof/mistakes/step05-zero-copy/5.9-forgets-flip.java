// Mistake: the parser gets the buffer without a flip.
// Fails with: not an operation of NATS: "....
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                ByteBuffer bytes = pooled.bytes();
                while (channel.read(bytes) >= 0) {
                    parser.parse(bytes);
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
