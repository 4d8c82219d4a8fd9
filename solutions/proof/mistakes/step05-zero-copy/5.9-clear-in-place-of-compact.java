// Mistake: the beginning of a message is dropped.
// Fails with: java.net.ProtocolException: not an operation of NATS: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
            next = ByteBuffer.allocateDirect(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.clear();
        } else {
            // The bytes are at the start already. With compact(), every read would copy a large message onto itself.
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
