// Mistake: each thread has a list of free buffers of its own, and the number in use is counted for all.
// Fails with: [different buffers of a pool of one buffer, which another thread releases each time] expected: 1L but was: 10L
package workshop.zerocopy;

class BufferPool {
    private final ThreadLocal<ArrayList<ByteBuffer>> freeList = ThreadLocal.withInitial(ArrayList::new);

    private int used;

    synchronized ByteBuffer acquireBytes() {
        if (used == maxBuffers) {
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = freeList.get().isEmpty() ? null : freeList.get().removeLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        used++;
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        freeList.get().add(buffer);
        used--;
    }

    public synchronized int inUse() {
        return used;
    }
}
