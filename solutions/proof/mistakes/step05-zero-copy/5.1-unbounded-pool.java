// Mistake: the pool has no maximum.
// Fails with: [acquiring one more than the maximum of 37] Expecting code to raise a throwable
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
