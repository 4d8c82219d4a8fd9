// Mistake: makes a new buffer each time.
// Fails with: [different buffers in 1000 uses, one after another]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = null;
        if (!freeList.isEmpty()) {
            freeList.poll();
            allocated--;
        }
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
