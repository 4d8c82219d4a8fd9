// Mistake: the size of a buffer is rounded up to a multiple of 64, which is a line of the processor's cache.
// Fails with: [the capacity of a buffer of 1000001 bytes] expected: 1000001 but was: 1000064
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
        return (size + 63) / 64 * 64;
    }
}
