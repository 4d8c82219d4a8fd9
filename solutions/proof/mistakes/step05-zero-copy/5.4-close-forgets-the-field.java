// Mistake: close releases the buffer. The next read goes into it all the same.
// Fails with: java.lang.IllegalStateException: this buffer was already released
package workshop.zerocopy;

class FrameDecoder {
    @Override
    public void close() {
        frameStart = 0;
        if (buffer != null) {
            buffer.release();
        }
    }
}
