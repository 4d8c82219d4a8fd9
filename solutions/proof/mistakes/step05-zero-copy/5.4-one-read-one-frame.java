// Mistake: one read one frame.
// Fails with: frames, but the connection ended: the stream ended inside a frame
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        if (end - start >= LENGTH) {
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
