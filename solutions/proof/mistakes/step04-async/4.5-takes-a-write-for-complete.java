// Mistake: takes a write for complete.
// Fails with: in one piece: frames are torn, mixed, lost or out of order
package workshop.async;

class OutboundQueue {
    private int given;

    ByteBuffer[] front() {
        List<ByteBuffer> front = new ArrayList<>();
        int size = 0;
        for (ByteBuffer next : waiting) {
            size += next.remaining();
            if (front.size() == MOST_BUFFERS || size > MOST_BYTES) {
                break;
            }
            front.add(next);
        }
        given = front.size();
        return front.toArray(ByteBuffer[]::new);
    }

    void written(long count) {
        bytes = 0;
        for (int i = 0; i < given; i++) {
            waiting.remove();
        }
    }
}
