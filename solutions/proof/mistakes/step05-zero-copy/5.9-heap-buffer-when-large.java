// Mistake: a larger buffer is a heap buffer.
// Fails with: bytes is direct] Expecting value to be true but was false
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
            next = ByteBuffer.allocate(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.compact();
        } else {
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
