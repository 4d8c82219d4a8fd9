// Mistake: the code reads into a buffer that is not from the pool.
// Fails with: [buffers of the pool in use, while a message is handled] expected: 1 but was: 0
package workshop.zerocopy;

class MessageConsumer {
    public void consume() throws IOException {
        try (channel) {
            readToEnd(ByteBuffer.allocateDirect(pool.bufferSize()));
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }
}
