// Mistake: makes a new buffer each time.
// Fails with: [different buffers in 1000 uses, one after another]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer take() {
        ByteBuffer buffer = null;
        if (!free.isEmpty()) {
            free.poll();
            made--;
        }
        if (buffer == null) {
            if (made == limit) {
                throw new PoolExhaustedException(limit);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            made++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
