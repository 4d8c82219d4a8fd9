// Mistake: checks the maximum under the lock, and counts the new buffer when it takes the lock again.
// Fails with: [buffers that several threads got at once, where each pool has one buffer] expected: 1 but was:
package workshop.zerocopy;

class BufferPool {
    ByteBuffer acquireBytes() {
        synchronized (this) {
            ByteBuffer used = freeList.isEmpty() ? null : freeList.removeLast();
            if (used != null) {
                return used.clear().order(ByteOrder.BIG_ENDIAN);
            }
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(bufferSize);
        synchronized (this) {
            allocated++;
        }
        return buffer;
    }
}
