// Mistake: the pool has heap buffers.
// Fails with: [a buffer on its first use is direct]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocate(bufferSize);
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
