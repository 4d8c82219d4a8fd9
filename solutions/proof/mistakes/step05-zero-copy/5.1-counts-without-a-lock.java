// Mistake: the list of free buffers is thread-safe, and the count of those in use is not.
// Fails with: [buffers in use after several threads at once released all of theirs] expected: 0 but was:
package workshop.zerocopy;

class BufferPool {
    private final java.util.concurrent.ConcurrentLinkedDeque<ByteBuffer> freeList =
            new java.util.concurrent.ConcurrentLinkedDeque<>();

    private int used;

    ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.poll();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        used++;
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    void releaseBytes(ByteBuffer buffer) {
        freeList.push(buffer);
        used--;
    }

    public int inUse() {
        return used;
    }
}
