// Mistake: keeps the byte order.
// Fails with: [the byte order of a buffer on its second use]
package workshop.zerocopy;

class BufferPool {
    synchronized ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            if (made == limit) {
                throw new PoolExhaustedException(limit);
            }
            buffer = ByteBuffer.allocateDirect(bufferSize);
            made++;
        }
        // clear() moves position and limit. The byte order stays as the last user set it, unless we set it back.
        return buffer.clear();
    }
}
