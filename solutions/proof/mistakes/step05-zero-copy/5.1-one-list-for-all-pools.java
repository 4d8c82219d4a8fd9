// Mistake: the list of the free buffers is static.
// Fails with: [buffers in use after 37 were acquired] expected: 37 but was: 36
package workshop.zerocopy;

class BufferPool {
    private static final ArrayDeque<ByteBuffer> freeList = new ArrayDeque<>();

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.push(buffer);
    }
}
