// Mistake: the last buffer of a batch is a slice of a message, whose position does not move with it.
// Fails with: [the place of the last message, which was added after 1 byte and a message of 131073] expected: 131074 but was: -1
package workshop.async;

class PendingBytes {
    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int free = MAX_BYTES_PER_WRITE;
        for (ByteBuffer next : waiting) {
            if (batch.size() == MAX_BUFFERS_PER_WRITE || free == 0) {
                break;
            }
            if (next.remaining() > free) {
                batch.add(next.slice(next.position(), free));
                break;
            }
            batch.add(next);
            free -= next.remaining();
        }
        return batch.toArray(new ByteBuffer[batch.size()]);
    }
}
