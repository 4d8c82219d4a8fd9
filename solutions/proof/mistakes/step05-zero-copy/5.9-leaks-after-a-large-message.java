// Mistake: the buffer of the pool is released only if the code still reads into it.
// Fails with: [buffers in use when consume has ended] expected: 0 but was: 1
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            PooledBuffer pooled = pool.acquire();
            ByteBuffer bytes = pooled.bytes();
            try {
                while (channel.read(bytes) >= 0) {
                    parser.parse(bytes.flip());
                    bytes = prepareNextRead(bytes);
                }
            } finally {
                if (bytes == pooled.bytes()) {
                    pooled.release();
                }
            }
            if (bytes.position() > 0 || !subscribed) {
                throw new EOFException("the stream ended too early");
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
