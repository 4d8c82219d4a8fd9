// Mistake: the argument of orElse is evaluated in every case. So each call makes a buffer, also if it uses another one.
// Fails with: [bytes of direct buffers that were made for two users, one after the other]
package workshop.zerocopy;

import java.util.ArrayDeque;
import java.util.Optional;

class BufferPool {
    private final ArrayDeque<ByteBuffer> released = new ArrayDeque<>();
    private int inUse;

    synchronized ByteBuffer acquireBytes() {
        if (inUse == maxBuffers) {
            throw new PoolExhaustedException(maxBuffers);
        }
        ByteBuffer buffer = Optional.ofNullable(released.pollLast()).orElse(ByteBuffer.allocateDirect(bufferSize));
        inUse++;
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void releaseBytes(ByteBuffer buffer) {
        released.addLast(buffer);
        inUse--;
    }

    public synchronized int inUse() {
        return inUse;
    }
}
