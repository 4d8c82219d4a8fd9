// Mistake: the exception gets the size of the buffers in place of their maximum number.
// Fails with: [acquiring one more than the maximum of 37] Expecting throwable message: "all 64 buffers of the pool are in use"
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(bufferSize);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
