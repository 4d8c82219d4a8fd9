// Mistake: each message has a buffer and a write of its own.
// Fails with: bytes, one of them changed in its buffer] Expecting actual:
package workshop.zerocopy;

class Outbox {
    private ByteBuffer freeSpaceFor(int length) {
        if (length > pool.bufferSize()) {
            throw new IllegalArgumentException(
                    length + " bytes do not fit a buffer of " + pool.bufferSize() + ": send a retained duplicate");
        }
        if (true) {
            PooledBuffer newBuffer = pool.acquire();
            freeSpace = newBuffer.bytes();
            queue.add(new RetainedDuplicate(newBuffer, freeSpace.duplicate().limit(0)));
        }
        return freeSpace;
    }

    public boolean flush(GatheringByteChannel channel) throws IOException {
        // The first buffer may have no bytes to write, after an empty message or a frame whose encoder failed.
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
