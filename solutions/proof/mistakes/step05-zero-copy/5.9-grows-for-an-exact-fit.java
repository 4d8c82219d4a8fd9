// Mistake: the buffer grows for a message that fits it exactly.
// Fails with: [bytes in the buffer, for a message that fits it exactly] expected: 65536 but was: 131072
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() >= bytes.capacity()) {
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
