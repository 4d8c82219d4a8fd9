// Mistake: the buffer is released after each read that left nothing, and another one is acquired.
// Fails with: [bytes allocated for each message, where each comes in a read of its own]
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            try {
                ByteBuffer bytes = pooled.bytes();
                while (channel.read(bytes) >= 0) {
                    parser.parse(bytes.flip());
                    if (bytes.hasRemaining()) {
                        bytes = prepareNextRead(bytes);
                    } else {
                        pooled.release();
                        pooled = pool.acquire();
                        bytes = pooled.bytes();
                    }
                }
                if (bytes.position() > 0 || !subscribed) {
                    throw new EOFException("the server ended the stream too early");
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
