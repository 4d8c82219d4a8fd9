// Mistake: decodes the whole buffer.
// Fails with: bytes] Expecting actual throwable to be an instance of: java.io.EOFException but was: java.lang.IndexOutOfBoundsException
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.capacity();
        while (end - start >= LENGTH) {
            int length = checked(bytes.getInt(start));
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            handler.onFrame(bytes.duplicate().limit(start).position(payload), buffer);
        }
    }
}
