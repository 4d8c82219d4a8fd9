// Mistake: the first acquire makes all buffers of the pool.
// Fails with: [bytes of direct buffers that were made for the first user of a pool of 30 buffers] Expecting actual:
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        while (allocated < maxBuffers) {
            freeList.add(ByteBuffer.allocateDirect(bufferSize));
            allocated++;
        }
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            throw new PoolExhaustedException(maxBuffers);
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
