// Mistake: a write for each buffer.
// Fails with: bytes, one of them changed where it lies] Expecting actual:
package workshop.zerocopy;

class Outbox {
    private ByteBuffer roomFor(int length) {
        if (length > pool.bufferSize()) {
            throw new IllegalArgumentException(
                    length + " bytes are more than a buffer of " + pool.bufferSize() + " takes: send a share of them");
        }
        if (true) {
            PooledBuffer fresh = pool.acquire();
            room = fresh.bytes();
            queue.add(new Share(fresh, room.duplicate().limit(0)));
        }
        return room;
    }

    public boolean flush(GatheringByteChannel channel) throws IOException {
        // Room that was opened for an empty message, or for a frame that failed, is empty still.
        releaseWritten();
        while (waiting > 0) {
            long count = channel.write(queue.peek().bytes());
            if (count == 0) {
                return false;
            }
            waiting -= count;
            releaseWritten();
        }
        return true;
    }
}
