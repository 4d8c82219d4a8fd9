// Mistake: there is no lock, and the code checks the number of buffers first and adds one later.
// Fails with: [buffers that two threads got at once, from 100 pools of one buffer each] expected: 100 but was:
package workshop.zerocopy;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

class BufferPool {
    private final ConcurrentLinkedDeque<ByteBuffer> freeList = new ConcurrentLinkedDeque<>();

    private final AtomicInteger allocated = new AtomicInteger();

    ByteBuffer acquireBytes() {
        ByteBuffer buffer = freeList.poll();
        if (buffer == null) {
            if (allocated.get() == maxBuffers) {
                throw new PoolExhaustedException(maxBuffers);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            allocated.incrementAndGet();
        }
        // clear() sets position and limit. It leaves the byte order as the last user has set it.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    void releaseBytes(ByteBuffer buffer) {
        freeList.push(buffer);
    }

    public int inUse() {
        return allocated.get() - freeList.size();
    }
}
