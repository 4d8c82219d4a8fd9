// Mistake: each acquire makes a new buffer.
// Fails with: [different buffers in 1000 uses, one after another]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = null;
        if (!freeList.isEmpty()) {
            freeList.removeLast();
            allocated--;
        }
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
