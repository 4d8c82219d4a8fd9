// Mistake: a used buffer keeps the limit of its last user.
// Fails with: [the limit of a buffer on its second use] expected: 64 but was: 20
package workshop.zerocopy;

class BufferPool {
    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.add(buffer);
    }
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        return buffer.rewind().order(ByteOrder.BIG_ENDIAN);
    }
}
