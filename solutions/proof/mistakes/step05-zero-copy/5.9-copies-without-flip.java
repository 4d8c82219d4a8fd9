// Mistake: after compact, the free space is copied to the larger buffer, and not the bytes.
// Fails with: not an operation of NATS: "xxxx
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        int required = parser.requiredBytes();
        bytes.compact();
        ByteBuffer next = bytes;
        if (required > bytes.capacity()) {
            next = ByteBuffer.allocateDirect(Math.max(required, 2 * bytes.capacity()));
            next.put(bytes);
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
