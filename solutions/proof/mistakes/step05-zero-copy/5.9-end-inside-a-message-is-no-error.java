// Mistake: an end of the stream inside a message is no error.
// Fails with: [the error about a stream that ends after MSG news.cut (null, if there was none)] Expecting actual not to be null
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                ByteBuffer bytes = pooled.bytes();
                while (channel.read(bytes) >= 0) {
                    parser.parse(bytes.flip());
                    bytes = prepareNextRead(bytes);
                }
                if (!subscribed) {
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
