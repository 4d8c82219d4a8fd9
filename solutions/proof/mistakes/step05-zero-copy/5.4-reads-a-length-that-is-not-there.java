// Mistake: the length is read when fewer than 4 bytes of the frame have arrived, so old bytes of the buffer are taken for it.
// Fails with: [the positions of two frames that fill the buffer exactly, where a read ended 3 bytes after the first] Expecting actual: [4, 4]
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        int space = bytes.capacity() - frameStart;
        if (space >= LENGTH_PREFIX) {
            int length = bytes.getInt(frameStart);
            if (length >= 0 && length <= space - LENGTH_PREFIX) {
                return;
            }
        }
        PooledBuffer next = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }
}
