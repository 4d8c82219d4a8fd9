// Mistake: the constructor makes all buffers of the pool.
// Fails with: [bytes of direct buffers that were made for the first user of a pool of 30 buffers] Expecting actual:
package workshop.zerocopy;

class BufferPool {
    public BufferPool(int bufferSize, int maxBuffers, LeakDetector leakDetector) {
        if (bufferSize < 1 || maxBuffers < 1) {
            throw new IllegalArgumentException(
                    "a pool cannot have " + maxBuffers + " buffers of " + bufferSize + " bytes");
        }
        this.bufferSize = bufferSize;
        this.maxBuffers = maxBuffers;
        this.leakDetector = leakDetector;
        while (allocated < maxBuffers) {
            freeList.add(ByteBuffer.allocateDirect(bufferSize));
            allocated++;
        }
    }
}
