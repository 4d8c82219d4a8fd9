// Mistake: clears where it must compact.
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
            // Already at the front: compacting would copy a large message onto itself with every read.
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
