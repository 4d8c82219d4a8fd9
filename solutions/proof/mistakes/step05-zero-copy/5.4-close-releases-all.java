// Mistake: close releases all references of the buffer, also those that handlers hold.
// Fails with: [references to a buffer that a handler has retained, after the decoder was closed] expected: 1 but was: 0
package workshop.zerocopy;

class FrameDecoder {
    public void close() {
        frameStart = 0;
        if (buffer != null) {
            while (buffer.referenceCount() > 0) {
                buffer.release();
            }
            buffer = null;
        }
    }
}
