// Mistake: a list of the buffers in use removes a buffer by its content, so it may remove another one.
// Fails with: java.lang.IllegalArgumentException: this buffer is not in use, thrown at releaseBytes
package workshop.zerocopy;

class BufferPool {
    private final java.util.List<ByteBuffer> used = new java.util.ArrayList<>();

    synchronized ByteBuffer acquireBytes() {
        if (used.size() == maxBuffers) {
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = freeList.isEmpty() ? null : freeList.removeLast();
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        used.add(buffer.clear().order(ByteOrder.BIG_ENDIAN));
        return buffer;
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        if (!used.remove(buffer)) {
            throw new IllegalArgumentException("this buffer is not in use");
        }
        freeList.add(buffer);
    }

    public synchronized int inUse() {
        return used.size();
    }
}
