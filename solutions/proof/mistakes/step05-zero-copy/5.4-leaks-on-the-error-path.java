// Mistake: after an error, close does not release the buffer.
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: org.opentest
package workshop.zerocopy;

class FrameDecoder {
    @Override
    public void close() {
        if (buffer != null && frameStart == buffer.bytes().position()) {
            frameStart = 0;
            buffer.release();
            buffer = null;
        }
    }
}
