// Mistake: an empty pool waits a moment for a buffer, and only then throws.
// Fails with: [how often acquireBytes has waited, before it threw the error] expected: 0L but was: 1L
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        if (freeList.isEmpty() && allocated == maxBuffers) {
            try {
                wait(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
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
