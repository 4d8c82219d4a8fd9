// Mistake: waits when exhausted.
// Fails with: your code hangs at acquireBytes
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.poll();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                while (freeList.isEmpty()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return freeList.poll().clear().order(ByteOrder.BIG_ENDIAN);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.push(buffer);
        notifyAll();
    }
}
