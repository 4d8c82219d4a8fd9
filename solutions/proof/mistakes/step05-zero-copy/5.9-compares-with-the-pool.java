// Mistake: the code compares with the size of the pool's buffers, and not with the capacity of the buffer that it has. So each read of a large message needs a new buffer.
// Fails with: the test was waiting for the end of the stream when its time was up; your code hangs at
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        int required = parser.requiredBytes();
        if (required > pool.bufferSize()) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(required, 2 * pool.bufferSize()));
            larger.put(bytes);
            bytes = larger;
        } else {
            bytes.compact();
        }
        return bytes.limit(Math.min(bytes.capacity(), bytes.position() + MAX_BYTES_PER_READ));
    }
}
