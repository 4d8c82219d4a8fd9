// Mistake: an empty pool makes eight buffers at once.
// Fails with: [bytes of direct buffers that were made for the first user of a pool of 30 buffers] Expecting actual:
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer acquireBytes() {
        if (freeList.isEmpty()) {
            grow();
        }
        ByteBuffer buffer = freeList.remove(freeList.size() - 1);
        buffer.clear();
        buffer.order(ByteOrder.BIG_ENDIAN);
        return buffer;
    }

    private void grow() {
        int count = Math.min(8, maxBuffers - allocated);
        if (count == 0) {
            throw new PoolExhaustedException(maxBuffers);
        }
        freeList.ensureCapacity(allocated + count);
        for (int i = 0; i < count; i++) {
            freeList.add(ByteBuffer.allocateDirect(bufferSize));
            allocated++;
        }
    }
}
