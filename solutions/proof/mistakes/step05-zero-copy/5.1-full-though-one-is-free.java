// Mistake: the maximum is checked before the free buffers are.
// Fails with: all 37 buffers of the pool are in use, thrown at acquireBytes (BufferPool.java:
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        if (allocated == maxBuffers) {
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
