// Mistake: an empty pool waits for a buffer.
// Fails with: your code hangs at acquireBytes
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                while (freeList.isEmpty()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return freeList.removeLast().clear().order(ByteOrder.BIG_ENDIAN);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.add(buffer);
        notifyAll();
    }
}
