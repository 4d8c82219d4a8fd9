// Mistake: the number of buffers that were made is static.
// Fails with: PoolExhaustedException: all 37 buffers of the pool are in use
package workshop.zerocopy;

class BufferPool {
    private static int allocated;

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.add(buffer);
    }
}
