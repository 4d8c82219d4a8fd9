// Mistake: the maximum length of a message is compared with the number of bytes that its line has too.
// Fails with: thrown at prepareNextRead
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) throws IOException {
        if (parser.requiredBytes() > MAX_MESSAGE_LENGTH) {
            throw new ProtocolException("a message of " + parser.requiredBytes() + " bytes");
        }
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
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
