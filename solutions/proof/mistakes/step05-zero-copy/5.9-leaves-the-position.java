// Mistake: an incomplete message is at the start of the buffer already, and the next read overwrites it.
// Fails with: java.net.ProtocolException: not an operation of NATS: "
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
            next = ByteBuffer.allocateDirect(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.compact();
        } else {
            // The bytes are at the start already. With compact(), every read would copy a large message onto itself.
            bytes.limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
