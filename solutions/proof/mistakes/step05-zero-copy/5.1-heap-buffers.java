// Mistake: heap buffers.
// Fails with: [a buffer on its first use is direct]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            if (made == limit) {
                throw new PoolExhaustedException(limit);
            }
            buffer = ByteBuffer.allocate(bufferSize);
            made++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear().order(ByteOrder.BIG_ENDIAN);
    }
}
