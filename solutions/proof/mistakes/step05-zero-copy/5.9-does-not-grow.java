// Mistake: the buffer does not grow for a large message.
// Fails with: the test was waiting for the end of the stream when its time was up
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > (1 << 21)) {
            next = ByteBuffer.allocateDirect(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.compact();
        } else {
            // The bytes are at the start already. With compact(), every read would copy a large message onto itself.
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
