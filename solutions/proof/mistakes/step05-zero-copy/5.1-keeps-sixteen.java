// Mistake: the pool keeps 16 free buffers, and drops the others.
// Fails with: [different buffers that were acquired, 1000 in a row and then 1000 again] expected: 1000L but was: 1984L
package workshop.zerocopy;

class BufferPool {
    synchronized void releaseBytes(ByteBuffer buffer) {
        if (freeList.size() < 16) {
            freeList.add(buffer);
        } else {
            allocated--;
        }
    }
}
