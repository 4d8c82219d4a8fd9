// Mistake: a buffer that is refused is counted all the same.
// Fails with: [buffers in use after one more was refused] expected: 37 but was: 38
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (++allocated > maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
