// Mistake: the constructor makes an array with a place for each buffer up to the maximum.
// Fails with: [acquiring a buffer of a pool of up to 2147483647 buffers] Expecting code not to raise a throwable
package workshop.zerocopy;

class BufferPool {
    private final ByteBuffer[] free;
    private int freeCount;

    public BufferPool(int bufferSize, int maxBuffers, LeakDetector leakDetector) {
        if (bufferSize < 1 || maxBuffers < 1) {
            throw new IllegalArgumentException(
                    "a pool cannot have " + maxBuffers + " buffers of " + bufferSize + " bytes");
        }
        this.bufferSize = bufferSize;
        this.maxBuffers = maxBuffers;
        this.leakDetector = leakDetector;
        this.free = new ByteBuffer[maxBuffers];
    }

    synchronized ByteBuffer acquireBytes() {
        if (freeCount > 0) {
            return free[--freeCount].clear().order(ByteOrder.BIG_ENDIAN);
        }
        if (allocated == maxBuffers) {
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(bufferSize);
        allocated++;
        return buffer;
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        free[freeCount++] = buffer;
    }

    public synchronized int inUse() {
        return allocated - freeCount;
    }
}
