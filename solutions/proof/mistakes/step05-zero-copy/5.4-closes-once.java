// Mistake: close does nothing from its second call on, though it was called between two frames.
// Fails with: [buffers in use when the stream has ended between two frames] expected: 0 but was: 1
package workshop.zerocopy;

class FrameDecoder {
    private boolean closed;

    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        frameStart = 0;
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
