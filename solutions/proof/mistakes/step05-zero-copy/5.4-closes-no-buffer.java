// Mistake: close releases the buffer, also when there is none.
// Fails with: thrown at close (FrameDecoder.java:
package workshop.zerocopy;

class FrameDecoder {
    @Override
    public void close() {
        frameStart = 0;
        buffer.release();
        buffer = null;
    }
}
