// Mistake: trusts the length.
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.lang.IllegalArgumentException
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - start >= LENGTH) {
            int length = bytes.getInt(start);
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            handler.onFrame(bytes.duplicate().limit(start).position(payload), buffer);
        }
    }
}
