// Mistake: a write for each buffer.
// Fails with: bytes, one of them changed in its buffer] Expecting actual:
package workshop.zerocopy;

class Outbox {
    private ByteBuffer freeSpaceFor(int length) {
        if (length > pool.bufferSize()) {
            throw new IllegalArgumentException(
                    length + " bytes are more than a buffer of " + pool.bufferSize() + " takes: send a share of them");
        }
        if (true) {
            PooledBuffer newBuffer = pool.acquire();
            freeSpace = newBuffer.bytes();
            queue.add(new RetainedDuplicate(newBuffer, freeSpace.duplicate().limit(0)));
        }
        return freeSpace;
    }

    public boolean flush(GatheringByteChannel channel) throws IOException {
        // Room that was opened for an empty message, or for a frame that failed, is empty still.
        releaseWritten();
        while (pendingBytes > 0) {
            long count = channel.write(queue.peek().bytes());
            if (count == 0) {
                return false;
            }
            pendingBytes -= count;
            releaseWritten();
        }
        return true;
    }
}
