// Mistake: end inside a message is clean.
// Red says: [the error about a stream that ends after MSG news.cut (null, if there was none)] Expecting actual not to be null
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        PooledBuffer pooled = pool.acquire();
        try (channel) {
            ByteBuffer bytes = pooled.bytes();
            while (channel.read(bytes) >= 0) {
                parser.parse(bytes.flip());
                bytes = makeRoom(bytes);
            }
            if (!greeted) {
                throw new EOFException("the server ended the stream " + (greeted ? "inside a message" : "before INFO"));
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
