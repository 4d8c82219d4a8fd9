// Mistake: waits when exhausted.
// Fails with: your code hangs at take
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            if (made == limit) {
                while (free.isEmpty()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return free.poll().clear().order(ByteOrder.BIG_ENDIAN);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            made++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }

    synchronized void giveBack(ByteBuffer buffer) {
        free.push(buffer);
        notifyAll();
    }
}
