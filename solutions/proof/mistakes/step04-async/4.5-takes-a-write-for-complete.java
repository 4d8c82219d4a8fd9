// Mistake: takes a write for complete.
// Fails with: [the next three bytes, from two messages] expected: "cde" but was: ""
// Fails with: in one piece: frames are torn, mixed, lost or out of order
package workshop.async;

class PendingBytes {
    private int given;

    ByteBuffer[] peekBatch() {
        List<ByteBuffer> batch = new ArrayList<>();
        int bytes = 0;
        for (ByteBuffer next : waiting) {
            bytes += next.remaining();
            if (batch.size() == MAX_BUFFERS_PER_WRITE || bytes > MAX_BYTES_PER_WRITE) {
                break;
            }
            batch.add(next);
        }
        given = batch.size();
        return batch.toArray(ByteBuffer[]::new);
    }

    void advance(long count) {
        size = 0;
        for (int i = 0; i < given; i++) {
            waiting.remove();
        }
    }
}
