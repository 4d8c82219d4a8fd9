// Mistake: small ones overtake.
// Red says: java.util.NoSuchElementException: No value present
package workshop.zerocopy;

class Outbox {
    private void written() {
        ByteBuffer last = queue.stream().map(Share::bytes).filter(b -> b.capacity() == room.capacity() && b.position() == 0 && b.limit() <= room.position()).reduce((x, y) -> y).orElseThrow();
        waiting += room.position() - last.limit();
        last.limit(room.position());
    }

    public void send(Share share) {
        int length = share.bytes().remaining();
        if (length <= SMALL) {
            try {
                send(share.bytes());
            } finally {
                share.release();
            }
            return;
        }
        queue.add(share);
        waiting += length;
        ByteBuffer before = room;
    }
}
