// Mistake: the maximum is checked, and the buffer counted at once, but not in one step.
// Fails with: [buffers that several threads got at once, where each pool has one buffer] expected: 
package workshop.zerocopy;

class BufferPool {
    private final java.util.Queue<ByteBuffer> free = new java.util.concurrent.ConcurrentLinkedDeque<>();
    private final java.util.concurrent.atomic.AtomicInteger made = new java.util.concurrent.atomic.AtomicInteger();

    ByteBuffer acquireBytes() {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            if (made.get() == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            made.incrementAndGet();
            buffer = ByteBuffer.allocateDirect(bufferSize);
        }
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    void releaseBytes(ByteBuffer buffer) {
        free.add(buffer);
    }

    public int inUse() {
        return made.get() - free.size();
    }
}
