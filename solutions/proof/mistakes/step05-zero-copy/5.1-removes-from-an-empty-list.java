// Mistake: takes a buffer out of the list, and asks only then whether there was one.
// Fails with: thrown at acquireBytes (BufferPool.java:
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
