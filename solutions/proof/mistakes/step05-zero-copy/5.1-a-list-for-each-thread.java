// Mistake: each thread has a list of free buffers of its own.
// Fails with: several threads used one object at once, and one failed: workshop.zerocopy.PoolExhaustedException: all 16 buffers of the pool are in use
package workshop.zerocopy;

class BufferPool {
    private final ThreadLocal<ArrayList<ByteBuffer>> freeList = ThreadLocal.withInitial(ArrayList::new);

    private int free;

    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.get().isEmpty() ? null : freeList.get().removeLast();
        if (buffer == null) {
            if (allocated == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated++;
        } else {
            free--;
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.get().add(buffer);
        free++;
    }

    public synchronized int inUse() {
        return allocated - free;
    }
}
