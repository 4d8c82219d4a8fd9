// Mistake: releaseBytes ignores a buffer that is equal to a free one, and equals compares the content.
// Fails with: [buffers in use after all 37 were released] expected: 0 but was: 35
package workshop.zerocopy;

class BufferPool {
    synchronized void releaseBytes(ByteBuffer buffer) {
        if (!freeList.contains(buffer)) {
            freeList.add(buffer);
        }
    }
}
