// Mistake: the size of a buffer is rounded up to a power of two.
// Fails with: [the capacity of a buffer of 1000000 bytes] expected: 1000000 but was: 1048576
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        if (freeList.isEmpty()) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            // Makes room for the release of the new buffer, which must not fail when the heap is full.
            freeList.ensureCapacity(allocated + 1);
            freeList.add(ByteBuffer.allocateDirect(aligned(bufferSize)));
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return freeList.removeLast().clear().order(ByteOrder.BIG_ENDIAN);
    }

    private static int aligned(int size) {
        return size <= 1 << 30 ? Integer.highestOneBit(2 * size - 1) : size;
    }
}
