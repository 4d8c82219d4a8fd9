// Mistake: the list of the free buffers is static.
// Fails with: [buffers in use after 37 were acquired] expected: 37 but was: 36
package workshop.zerocopy;

class BufferPool {
    private static final ArrayList<ByteBuffer> freeList = new ArrayList<>();

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.add(buffer);
    }
}
