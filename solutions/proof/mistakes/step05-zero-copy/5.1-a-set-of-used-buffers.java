// Mistake: the buffers in use are in a HashSet, which compares their content.
// Fails with: [buffers in use after 37 were acquired] expected: 37 but was: 1
package workshop.zerocopy;

class BufferPool {
    private final java.util.HashSet<ByteBuffer> used = new java.util.HashSet<>();

    synchronized ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            if (used.size() == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        buffer.clear().order(ByteOrder.BIG_ENDIAN);
        used.add(buffer);
        return buffer;
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        used.remove(buffer);
        freeList.add(buffer);
    }

    public synchronized int inUse() {
        return used.size();
    }
}
