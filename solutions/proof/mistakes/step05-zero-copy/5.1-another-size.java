// Mistake: a buffer has as many bytes as the pool has buffers.
// Fails with: [the capacity of a buffer on its first use] expected: 64 but was: 2
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(maxBuffers);
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
