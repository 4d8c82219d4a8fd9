// Mistake: unbounded pool.
// Fails with: [acquiring one more than the maximum of 37] Expecting code to raise a throwable
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.poll();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
