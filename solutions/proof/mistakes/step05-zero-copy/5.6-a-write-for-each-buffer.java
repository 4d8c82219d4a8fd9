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
            queuedView = freeSpace.duplicate().limit(0);
            queue.add(new RetainedDuplicate(newBuffer, queuedView));
        }
        return freeSpace;
    }

    private long write(GatheringByteChannel channel) throws IOException {
        return channel.write(queue.element().bytes());
    }
}
