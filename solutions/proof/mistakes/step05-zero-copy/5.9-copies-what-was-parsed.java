// Mistake: the buffer is rewound before it is copied to a larger one, so messages that were parsed come again.
// Fails with: [the lengths of the payloads that the handler got] expected: [10, 70000
package workshop.zerocopy;

class MessageConsumer {
    private ByteBuffer prepareNextRead(ByteBuffer bytes) {
        ByteBuffer next = bytes;
        if (parser.requiredBytes() > bytes.capacity()) {
            next = ByteBuffer.allocateDirect(Math.max(parser.requiredBytes(), 2 * bytes.capacity()));
            bytes.rewind();
            next.put(bytes);
        } else if (bytes.position() > 0) {
            bytes.compact();
        } else {
            bytes.position(bytes.limit()).limit(bytes.capacity());
        }
        return next.limit(Math.min(next.capacity(), next.position() + MAX_BYTES_PER_READ));
    }
}
